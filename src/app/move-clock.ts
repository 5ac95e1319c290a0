import { DAY_MS, HOUR_MS } from '#core/time/interval.ts'
import { AppError, conflict } from './errors.ts'
import type { Clock, MovableClock } from './ports/clock.ts'
import type { UnitOfWork } from './ports/unit-of-work.ts'

export type ClockMove = (
  | { readonly now: string }
  | { readonly advanceMinutes: number }
  | { readonly reset: true }
) & {
  /** Also to before what is settled: plan and ledger then know a future that has not happened yet. */
  readonly anyway?: boolean | undefined
}

/** The time that the program believes in, movable or not. */
export function createReadClock({
  clock,
  movableClock,
}: {
  clock: Clock
  movableClock: MovableClock | null
}) {
  return () => ({ now: new Date(clock.now()).toISOString(), offsetMs: movableClock?.offsetMs() ?? 0 })
}

type Dependencies = {
  /** Null when the clock is the real one. */
  readonly movableClock: MovableClock | null
  readonly unitOfWork: UnitOfWork
  readonly sweep: () => Promise<void>
}

const FARTHEST_MS = 20 * 366 * DAY_MS

/** Moves the demo's clock and looks at once for what has become due. */
export function createMoveClock({ movableClock, unitOfWork, sweep }: Dependencies) {
  return async (move: ClockMove): Promise<{ now: string; offsetMs: number }> => {
    if (movableClock === null) throw notMovable()
    const offsetMs = Math.round(offsetAfter(move, movableClock))
    if (Math.abs(offsetMs) > FARTHEST_MS) {
      throw new AppError(
        'invalid',
        'clock-too-far',
        `The clock cannot go ${offsetMs} ms from the real time.`,
        {
          wayOut: 'Choose a moment within twenty years.',
        },
      )
    }
    if (offsetMs < movableClock.offsetMs() && move.anyway !== true) {
      const toMs = movableClock.now() - movableClock.offsetMs() + offsetMs
      refuseBehind(await unitOfWork.forFleet((fleet) => fleet.lastSettledAtMs()), toMs)
    }
    await movableClock.setOffset(offsetMs)
    await sweep()
    return { now: new Date(movableClock.now()).toISOString(), offsetMs }
  }
}

function offsetAfter(move: ClockMove, clock: MovableClock): number {
  if ('reset' in move) return 0
  if ('advanceMinutes' in move) return clock.offsetMs() + move.advanceMinutes * 60_000
  return Date.parse(move.now) - (clock.now() - clock.offsetMs())
}

function refuseBehind(settledMs: number | null, toMs: number): void {
  if (settledMs === null || settledMs <= toMs) return
  const hours = Math.ceil((settledMs - toMs) / HOUR_MS)
  throw conflict(
    'clock-behind-settled',
    `The clock cannot go back so far: blocks are settled up to ${hours} h after that moment, and would lie in the future.`,
    'Go on from here, or begin anew with an empty data folder.',
  )
}

const notMovable = (): AppError =>
  new AppError('forbidden', 'real-clock', 'The clock of this installation cannot be moved.', {
    wayOut: 'Start it in demo mode, or with DEMO_CLOCK=on and a Google root that is not the real one.',
  })
