import { AppError } from './errors.ts'
import type { Clock, MovableClock } from './ports/clock.ts'

export type ClockMove =
  | { readonly now: string }
  | { readonly advanceMinutes: number }
  | { readonly reset: true }

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
  readonly sweep: () => Promise<void>
}

const farthestMs = 20 * 366 * 24 * 60 * 60 * 1000

/** Moves the demo's clock and looks at once for what has become due. */
export function createMoveClock({ movableClock, sweep }: Dependencies) {
  return async (move: ClockMove): Promise<{ now: string; offsetMs: number }> => {
    if (movableClock === null) throw notMovable()
    const offsetMs = Math.round(offsetAfter(move, movableClock))
    if (Math.abs(offsetMs) > farthestMs) {
      throw new AppError(
        'invalid',
        'clock-too-far',
        `The clock cannot go ${offsetMs} ms from the real time.`,
        {
          wayOut: 'Choose a moment within twenty years.',
        },
      )
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

const notMovable = (): AppError =>
  new AppError('forbidden', 'real-clock', 'The clock of this installation cannot be moved.', {
    wayOut: 'Start it in demo mode, or with DEMO_CLOCK=on and a Google root that is not the real one.',
  })
