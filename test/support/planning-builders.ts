import { readFileSync } from 'node:fs'
import type { Report } from '#core/planning/check/check-report.ts'
import type { Block } from '#core/planning/check/facts.ts'
import type { Habit, Problem, Task } from '#core/planning/problem.ts'

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

/** The text of a problem or plan with a proven optimum, parsed. */
export function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../bench/problems/${name}.json`, import.meta.url), 'utf8'))
}

export const provenProblem = (name: string): Problem => fixture(`${name}.problem`) as Problem

export const provenPlan = (name: string): Report => fixture(`${name}.plan`) as Report

type Optima = Readonly<Record<string, { readonly optimum: number } | undefined>>

export const OPTIMA = fixture('optima') as Optima

export const PROVEN = Object.keys(OPTIMA)
