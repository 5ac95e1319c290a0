import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EffortPlan } from '#core/goals/key-result.ts'
import { spreadMinutes } from '#core/tasks/effort-minutes.ts'
import { effortWeeks } from '#core/tasks/effort-weeks.ts'
import { horizonEndDay } from '#core/tasks/horizon.ts'
import { localDayOf, startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import { type EffortTaskState, type UnfoldInput, unfoldGoals } from '#core/tasks/unfold-goals.ts'
import { localDateOf } from '#core/time/local-date.ts'
import { anObjective } from '../support/goal-builders.ts'

const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'UTC')
const DAY = 86_400_000
const now = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) })
const days = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 })
const hours = fc.record({ weekly: fc.boolean(), minutes: fc.integer({ min: 1, max: 3000 }), days })

const planOf = (
  { weekly, minutes, days }: { weekly: boolean; minutes: number; days: number[] },
  byDate: string,
): EffortPlan => ({
  minMinutesPerWeek: null,
  targetMinutesPerWeek: weekly ? minutes : null,
  totalMinutes: weekly ? null : minutes,
  byDate,
  minBlockMinutes: 30,
  maxBlockMinutes: 60,
  hoursProfileId: 'h',
  priority: 2,
  days,
})

const cycle = { id: 'c', title: '', kind: 'year', startsOn: '2026-01-01', endsOn: '2026-12-31' } as const
const objective = anObjective({ id: 'o', cycleId: 'c', title: '' })

function inputOf(nowMs: number, zone: string, weekStart: number, plan: EffortPlan): UnfoldInput {
  const today = localDayOf(nowMs, zone)
  const common = {
    id: 'kr',
    objectiveId: 'o',
    title: 'Write',
    weight: 1,
    effortPlan: plan,
    checkInDays: 7,
    createdAtMs: 0,
  }
  return {
    zone,
    today,
    untilDay: horizonEndDay(today, weekStart, 4),
    weekStart,
    gridMinutes: 15,
    keyResults: [{ ...common, kind: 'milestone', milestones: [] }],
    objectives: [objective],
    cycles: [cycle],
    tasks: [],
    workedBefore: new Map(),
  }
}

/** Tasks as the store would hold them after a run. */
function kept(
  before: readonly EffortTaskState[],
  input: UnfoldInput,
  done: readonly number[],
): EffortTaskState[] {
  const states = new Map(before.map((state) => [state.task.id, state]))
  for (const task of unfoldGoals({ ...input, tasks: before }).changed) {
    const id = task.id === '' ? `${task.keyResultId} ${task.weekOf}` : task.id
    const settledMinutes = states.get(id)?.settledMinutes ?? done[states.size % Math.max(1, done.length)] ?? 0
    states.set(id, { task: { ...task, id }, settledMinutes, unconfirmedMinutes: 0 })
  }
  return [...states.values()]
}

describe('unfoldGoals()', () => {
  it('a second unfolding changes nothing, however many days lie between the first ones', () => {
    fc.assert(
      fc.property(
        now,
        zone,
        fc.integer({ min: 1, max: 7 }),
        hours,
        fc.array(fc.nat(2000)),
        fc.array(fc.nat(20), { maxLength: 5 }),
        (startMs, zone, weekStart, wish, done, gaps) => {
          const plan = planOf(wish, '2026-12-20')
          let nowMs = startMs
          let states: EffortTaskState[] = []
          for (const gap of [0, ...gaps]) {
            nowMs += gap * DAY
            const input = inputOf(nowMs, zone, weekStart, plan)
            states = kept(states, input, done)
            expect(unfoldGoals({ ...input, tasks: states })).toEqual({ changed: [], undone: [] })
          }
          const weeks = states.map(({ task }) => `${task.weekOf}`)
          expect(new Set(weeks).size).toBe(weeks.length)
        },
      ),
    )
  })

  it('weeks lie side by side between local midnights, and never ask for nothing', () => {
    fc.assert(
      fc.property(now, zone, fc.integer({ min: 1, max: 7 }), hours, (nowMs, zone, weekStart, wish) => {
        const input = inputOf(nowMs, zone, weekStart, planOf(wish, '2026-12-20'))
        const { changed } = unfoldGoals(input)
        for (const [index, task] of changed.entries()) {
          expect(task.minutes).toBeGreaterThan(0)
          expect(task.minutes % 15).toBe(0)
          for (const ms of [task.notBeforeMs!, task.dueMs!])
            expect(ms).toBe(startOfLocalDate(localDayOf(ms, zone), zone))
          const next = changed[index + 1]
          expect(next === undefined || next.notBeforeMs! >= task.dueMs!).toBe(true)
        }
      }),
    )
  })

  it('a spread total adds up to itself, rounded up to the grid', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9000 }),
        fc.integer({ min: 20_450, max: 20_700 }),
        days,
        (minutes, firstDay, days) => {
          const plan = { ...planOf({ weekly: false, minutes: 1, days }, localDateOf(20_780)), days }
          const weeks = effortWeeks(plan, cycle, firstDay, 20_781, 1)
          const shares = [...spreadMinutes(minutes, plan, weeks, firstDay, 15).values()]
          const hasDays = shares.some((share) => share > 0) || minutes === 0
          const sum = shares.reduce((total, share) => total + share, 0)
          expect(hasDays ? sum : 0).toBe(hasDays ? Math.ceil(minutes / 15) * 15 : 0)
          expect(Math.min(0, ...shares)).toBe(0)
        },
      ),
    )
  })
})
