import type { Block, DayPart, Facts, TaskFact } from '../facts.ts'
import { MINUTE_MS } from '../instant.ts'
import { movableMinutes, perMinute } from '../minutes.ts'

const QUARTER = 15

/** 600 · w per quarter hour of what remains of a task and is not placed. */
export function unplaced(task: TaskFact, blocks: readonly Block[]): number {
  return (600 * task.weight * Math.max(0, task.remaining - movableMinutes(blocks))) / QUARTER
}

/** 300 · w once when a task with a due is not placed in full before it, pinned minutes included. */
export function missedDue(task: TaskFact, blocks: readonly Block[]): number {
  const { dueMs } = task
  if (dueMs === undefined) return 0
  const before = perMinute(blocks, (ms) => (ms < dueMs ? 1 : 0))
  return before < Math.min(task.minutes, task.pinnedMinutes + task.remaining) ? 300 * task.weight : 0
}

/** w · min(500, 100 + 20 · days late) per quarter hour at or after the due. */
export function late(facts: Facts, task: TaskFact, blocks: readonly Block[]): number {
  const { dueMs } = task
  if (dueMs === undefined) return 0
  const dueDay = facts.wall.day(dueMs)
  const points = perMinute(blocks, (ms) => {
    if (ms < dueMs) return 0
    return Math.min(500, 100 + 20 * Math.max(0, facts.wall.day(ms) - dueDay))
  })
  return (task.weight * points) / QUARTER
}

/** w · days after the date of max(now, notBefore) per quarter hour. */
export function delay(facts: Facts, task: TaskFact, blocks: readonly Block[]): number {
  const firstDay = facts.wall.day(task.releaseMs)
  const days = perMinute(blocks, (ms) => Math.max(0, facts.wall.day(ms) - firstDay))
  return (task.weight * days) / QUARTER
}

/** 4 per quarter hour outside the preferred part of the day. */
export function offPreferred(facts: Facts, task: TaskFact, blocks: readonly Block[]): number {
  const { preferred } = task
  if (preferred === undefined) return 0
  return (4 * perMinute(blocks, (ms) => (isIn(preferred, facts.wall.minuteOfDay(ms)) ? 0 : 1))) / QUARTER
}

/** 20 per block of a task beyond its first. */
export function split(blocks: readonly Block[]): number {
  return 20 * Math.max(0, blocks.length - 1)
}

/** Per quarter hour of a previous movable block that the item's blocks no longer cover: 15 within a day, else 5. */
export function moved(facts: Facts, previous: readonly Block[], blocks: readonly Block[]): number {
  let points = 0
  for (const was of previous) {
    const perQuarter = was.startMs < facts.nowMs + 24 * 60 * MINUTE_MS ? 15 : 5
    points += perQuarter * perMinute([was], (ms) => (blocks.some((now) => covers(now, ms)) ? 0 : 1))
  }
  return points / QUARTER
}

function isIn(part: DayPart, minuteOfDay: number): boolean {
  return minuteOfDay >= part.from && minuteOfDay < part.to
}

function covers(block: Block, ms: number): boolean {
  return block.startMs <= ms && ms < block.endMs
}
