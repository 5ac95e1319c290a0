import { readFileSync } from 'node:fs'
import type { Block } from '#core/planning/check/facts.ts'
import type { Habit, Problem, Task } from '#core/planning/problem.ts'

/** Mutable all the way down, so that a test can plant a fault. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] }

/** Two weeks from Monday 23 Nov 2026 in UTC, work from 9 to 17, a grid of 15 minutes, nothing to do. */
export function aProblem(fields: Partial<Problem> = {}): Problem {
  return {
    format: 'planning-problem/1',
    id: 'p',
    timeZone: 'UTC',
    now: '2026-11-23T00:00:00Z',
    until: '2026-12-07T00:00:00Z',
    gridMinutes: 15,
    hours: { work: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }] },
    ...fields,
  }
}

/** One hour, P2 (weight 4), blocks of 30 to 60 minutes. */
export function aTask(fields: Partial<Task> = {}): Task {
  return {
    id: 't1',
    minutes: 60,
    minBlockMinutes: 30,
    maxBlockMinutes: 60,
    hours: 'work',
    priority: 2,
    ...fields,
  }
}

/** Half an hour at noon on two working days a week, P3 (weight 2). */
export function aHabit(fields: Partial<Habit> = {}): Habit {
  return {
    id: 'h1',
    timesPerWeek: 2,
    days: [1, 2, 3, 4, 5],
    from: '09:00',
    to: '17:00',
    idealStart: '12:00',
    minMinutes: 30,
    maxMinutes: 30,
    priority: 3,
    ...fields,
  }
}

/** A movable block; "23T09:00" is Monday 23 Nov 2026, 09:00 UTC, "12-01T09:00" a day in December. */
export function aBlock(item: string, from: string, to: string, pinned = false): Block {
  return { item, startMs: Date.parse(instantOf(from)), endMs: Date.parse(instantOf(to)), pinned }
}

export function instantOf(short: string): string {
  const date = short.length === 8 ? `11-${short}` : short
  return `2026-${date}:00Z`
}

/** A problem or plan with a proven optimum. */
export function fixture<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../fixtures/planning/${name}.json`, import.meta.url), 'utf8')) as T
}

export const PROVEN = Object.keys(fixture<Record<string, unknown>>('optima'))
