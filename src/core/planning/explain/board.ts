import type { Block, Facts } from '../check/facts.ts'
import { DAY_MINUTES, MINUTE_MS, weekdayOf } from '../check/instant.ts'

/** Busy times with this beginning stand for calendars that could not be read. */
const UNKNOWN_CALENDAR = 'unknown:'

/** What counts as fixed beside busy time: only pinned blocks, or every block of another item, too. */
export type Fixed = 'pinned' | 'others'

export function isFixed(block: Block, item: string, fixed: Fixed): boolean {
  return block.pinned || (fixed === 'others' && block.item !== item)
}

/**
 * The horizon as a row of grid steps, 0 to count − 1, with what takes each of them. It is built from the facts of the
 * checker, so that an explanation does not repeat a mistake of the solver.
 */
export type Board = {
  readonly facts: Facts
  readonly blocks: readonly Block[]
  readonly count: number
  /** Local date of the start of each step, in days since 1970-01-01. */
  readonly day: Int32Array
  /** 1 where busy time, buffers included, takes any part of the step. */
  readonly busy: Uint8Array
  /** 1 where only calendars that could not be read take it. */
  readonly unknown: Uint8Array
  /** Index into `blocks` of the block in the step, or −1. */
  readonly holder: Int32Array
  /** Steps whose every minute is open in a profile (undefined: at any time), on no day off and within the horizon. */
  readonly open: (profile: string | undefined) => Uint8Array
}

export function makeBoard(facts: Facts, blocks: readonly Block[]): Board {
  const count = Math.max(0, Math.ceil((facts.untilMs - facts.firstMs) / facts.gridMs))
  const day = Int32Array.from({ length: count }, (_, step) =>
    facts.wall.day(facts.firstMs + step * facts.gridMs),
  )
  const [busy, known] = [new Uint8Array(count), new Uint8Array(count)]
  const board = { facts, count }
  for (const time of facts.busy) {
    const [from, to] = stepsOf(board, time)
    busy.fill(1, from, to)
    if (!time.id.startsWith(UNKNOWN_CALENDAR)) known.fill(1, from, to)
  }
  const holder = new Int32Array(count).fill(-1)
  for (const [index, block] of blocks.entries()) {
    const [from, to] = stepsOf(board, block)
    holder.fill(index, from, to)
  }
  const profiles = new Map<string | undefined, Uint8Array>()
  const open = (profile: string | undefined): Uint8Array => {
    const steps = profiles.get(profile) ?? openSteps(facts, count, profile)
    profiles.set(profile, steps)
    return steps
  }
  const unknown = busy.map((taken, step) => (taken === 1 && known[step] === 0 ? 1 : 0))
  return { facts, blocks, count, day, busy, unknown, holder, open }
}

/** The steps [from, to) of which the span takes any part, cut to the horizon. */
export function stepsOf(
  { facts, count }: Pick<Board, 'facts' | 'count'>,
  span: { readonly startMs: number; readonly endMs: number },
): [number, number] {
  const from = Math.floor((span.startMs - facts.firstMs) / facts.gridMs)
  const to = Math.ceil((span.endMs - facts.firstMs) / facts.gridMs)
  return [Math.min(count, Math.max(0, from)), Math.min(count, Math.max(0, to))]
}

/** Epoch ms of the start of a step; step `count` is the end of the row. */
export function stepMs({ facts }: Board, step: number): number {
  return facts.firstMs + step * facts.gridMs
}

function openSteps(facts: Facts, count: number, profile: string | undefined): Uint8Array {
  const week = profile === undefined ? undefined : facts.profiles.get(profile)
  const steps = new Uint8Array(count)
  for (let step = 0; step < count; step += 1) {
    const startMs = facts.firstMs + step * facts.gridMs
    steps[step] = isOpenStep(facts, week, startMs) ? 1 : 0
  }
  return steps
}

function isOpenStep(facts: Facts, week: Uint8Array | undefined, startMs: number): boolean {
  for (let ms = startMs; ms < startMs + facts.gridMs; ms += MINUTE_MS) {
    const wall = facts.wall.minutes(ms)
    const day = Math.floor(wall / DAY_MINUTES)
    if (ms >= facts.untilMs || facts.daysOff.has(day) || facts.wall.onTheWay(ms)) return false
    if (week !== undefined && week[(weekdayOf(day) - 1) * DAY_MINUTES + wall - day * DAY_MINUTES] !== 1)
      return false
  }
  return true
}
