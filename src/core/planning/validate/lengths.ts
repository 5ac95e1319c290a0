import { MINUTE_MS } from '../check/instant.ts'
import type { Path, Report } from './fault.ts'
import { instant, type Loose, records, text, whole } from './loose.ts'
import { minutesOf } from './spans.ts'

const TASK_LENGTHS = ['minutes', 'minBlockMinutes', 'maxBlockMinutes']
/** Its costs are counted minute by minute, by the search and by the checker. */
const MOST_BLOCK_MINUTES = 366 * 24 * 60
const HABIT_LENGTHS = ['minMinutes', 'maxMinutes']

/** Lengths on the grid, least not above most, weights, and blocks of the plan in force on the grid. */
export function lengthFaults(problem: Loose, report: Report): void {
  const grid = [5, 10, 15, 30].find((minutes) => minutes === problem['gridMinutes'])
  for (const [index, task] of records(problem['tasks'])) {
    itemFaults(['tasks', index], task, TASK_LENGTHS, grid, report)
    atMost(['tasks', index], task, 'minBlockMinutes', 'maxBlockMinutes', report)
  }
  for (const [index, habit] of records(problem['habits'])) {
    itemFaults(['habits', index], habit, HABIT_LENGTHS, grid, report)
    atMost(['habits', index], habit, 'minMinutes', 'maxMinutes', report)
  }
  for (const [index, block] of records(problem['previous'])) {
    blockFaults(problem, ['previous', index], block, grid, report)
  }
}

function itemFaults(
  path: Path,
  item: Loose,
  lengths: readonly string[],
  grid: number | undefined,
  report: Report,
): void {
  for (const name of lengths) {
    const minutes = whole(item[name])
    if (grid !== undefined && minutes !== undefined && minutes % grid !== 0) {
      report([...path, name], minutes, `a multiple of the grid of ${grid} minutes`)
    }
  }
  if (isAbsent(item['priority']) && isAbsent(item['weight'])) {
    report([...path, 'priority'], item['priority'], 'a priority from 1 to 4, or a weight above 0 instead')
  }
}

function atMost(path: Path, item: Loose, least: string, most: string, report: Report): void {
  const [min, max] = [whole(item[least]), whole(item[most])]
  if (min !== undefined && max !== undefined && min > max) {
    report([...path, least], min, `at most ${most} (${max})`)
  }
}

function blockFaults(
  problem: Loose,
  path: Path,
  block: Loose,
  grid: number | undefined,
  report: Report,
): void {
  const minutes = minutesOf(block)
  if (minutes !== undefined && !Number.isInteger(minutes)) {
    report([...path, 'end'], block['end'], 'an end whole minutes after the start')
  }
  if (minutes !== undefined && minutes > MOST_BLOCK_MINUTES) {
    report([...path, 'end'], block['end'], 'an end at most 366 days after the start')
  }
  if (grid === undefined || !isMovable(problem, block)) return
  for (const end of ['start', 'end']) {
    const ms = instant(block[end])
    if (ms !== undefined && ms % (grid * MINUTE_MS) !== 0) {
      report([...path, end], block[end], `a multiple of the grid of ${grid} minutes, as the block is movable`)
    }
  }
}

/** Neither pinned nor frozen, and of an item of this problem: other blocks may lie anywhere or are ignored. */
function isMovable(problem: Loose, block: Loose): boolean {
  const [nowMs, startMs, item] = [instant(problem['now']), instant(block['start']), text(block['item'])]
  if (nowMs === undefined || startMs === undefined || block['pinned'] === true) return false
  const frozenBeforeMs = nowMs + (whole(problem['freezeMinutes']) ?? 0) * MINUTE_MS
  return startMs >= frozenBeforeMs && item !== undefined && knows(problem, item)
}

const knownIds = new WeakMap<Loose, Set<unknown>>()

function knows(problem: Loose, item: string): boolean {
  let ids = knownIds.get(problem)
  if (ids === undefined) {
    ids = new Set(
      ['tasks', 'habits'].flatMap((name) => records(problem[name]).map(([, element]) => element['id'])),
    )
    knownIds.set(problem, ids)
  }
  return ids.has(item)
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null
}
