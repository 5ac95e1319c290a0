import { describe, expect, it } from 'vitest'
import type { EffortPlan, KeyResult } from '#core/goals/key-result.ts'
import { localDayOf } from '#core/tasks/start-of-local-date.ts'
import type { Task } from '#core/tasks/task.ts'
import { type UnfoldInput, unfoldGoals } from '#core/tasks/unfold-goals.ts'
import { horizonEndDay } from '#core/tasks/horizon.ts'
import { anObjective } from '../../../support/goal-builders.ts'

const effortPlan: EffortPlan = {
  minMinutesPerWeek: null,
  targetMinutesPerWeek: 300,
  totalMinutes: null,
  byDate: null,
  minBlockMinutes: 30,
  maxBlockMinutes: 120,
  hoursProfileId: 'h',
  priority: 2,
  days: [1, 2, 3, 4, 5],
}
const objective = anObjective({ id: 'o', cycleId: 'c', title: '' })
const keyResult = (plan: Partial<EffortPlan> = {}): KeyResult => ({
  id: 'kr',
  objectiveId: 'o',
  title: 'Write',
  weight: 1,
  checkInDays: 7,
  createdAtMs: 0,
  kind: 'metric',
  kpiId: null,
  counterKeyResultId: null,
  baseline: 0,
  target: 1,
  current: 0,
  unit: '',
  effortPlan: { ...effortPlan, ...plan },
})
const cycle = { id: 'c', title: '', kind: 'quarter', startsOn: '2026-01-01', endsOn: '2026-12-31' } as const

const inputAt = (now: string, zone: string, some: Partial<UnfoldInput> = {}): UnfoldInput => {
  const today = localDayOf(Date.parse(now), zone)
  return {
    zone,
    today,
    untilDay: horizonEndDay(today, 1, 2),
    weekStart: 1,
    gridMinutes: 15,
    keyResults: [keyResult()],
    objectives: [objective],
    cycles: [cycle],
    tasks: [],
    workedBefore: new Map(),
    ...some,
  }
}
const kept = (tasks: readonly Task[], settledMinutes = 0) =>
  tasks.map((task, index) => ({
    task: { ...task, id: task.id === '' ? `t${index}` : task.id },
    settledMinutes,
    unconfirmedMinutes: 0,
  }))
const spans = (tasks: readonly Task[]) =>
  tasks.map(({ notBeforeMs, dueMs }) => (dueMs! - notBeforeMs!) / 3_600_000)

describe('unfoldGoals()', () => {
  it.each([
    ['Europe/Berlin', '2026-03-23T08:00:00+01:00', [167, 168]],
    ['Europe/Berlin', '2026-10-19T08:00:00+02:00', [169, 168]],
    ['America/New_York', '2026-03-02T08:00:00-05:00', [167, 168]],
    ['America/New_York', '2026-10-26T08:00:00-04:00', [169, 168]],
    ['Asia/Kolkata', '2026-03-23T08:00:00+05:30', [168, 168]],
    ['Pacific/Apia', '2026-03-23T08:00:00+13:00', [168, 168]],
  ])('cuts weeks at local midnights in %s from %s', (zone, now, hours) => {
    expect(spans(unfoldGoals(inputAt(now, zone)).changed)).toEqual(hours)
  })

  it('asks a week that has begun for the days that are left', () => {
    const { changed } = unfoldGoals(inputAt('2026-11-26T08:00:00Z', 'Europe/Berlin'))
    expect(changed.map(({ weekOf, minutes }) => [weekOf, minutes])).toEqual([
      ['2026-11-23', 120],
      ['2026-11-30', 300],
    ])
  })

  it('spreads a total over the weeks until its date, and takes off what is done', () => {
    const total = { targetMinutesPerWeek: null, totalMinutes: 700, byDate: '2026-12-11' }
    const input = inputAt('2026-11-23T08:00:00Z', 'Europe/Berlin', { keyResults: [keyResult(total)] })
    const minutes = (some: Partial<UnfoldInput>) =>
      unfoldGoals({ ...input, ...some }).changed.map((task) => task.minutes)
    expect(minutes({ untilDay: input.today + 28 })).toEqual([240, 240, 225])
    expect(minutes({ untilDay: input.today + 28, workedBefore: new Map([['kr', 640]]) })).toEqual([
      30, 15, 15,
    ])
    expect(minutes({ workedBefore: new Map([['kr', 700]]) })).toEqual([])
  })

  it('changes weeks to come, not the one that has begun, when the plan changes', () => {
    const input = inputAt('2026-11-23T08:00:00Z', 'Europe/Berlin')
    const tasks = kept(unfoldGoals(input).changed)
    const changed = unfoldGoals({ ...input, tasks, keyResults: [keyResult({ targetMinutesPerWeek: 600 })] })
    expect(changed.changed.map(({ id, minutes }) => [id, minutes])).toEqual([['t1', 600]])
  })

  it('drops its tasks when the objective rests, and revives them when it goes on', () => {
    const input = inputAt('2026-11-23T08:00:00Z', 'Europe/Berlin')
    const tasks = kept(unfoldGoals(input).changed)
    const paused = unfoldGoals({ ...input, tasks, objectives: [{ ...objective, status: 'paused' }] })
    expect(paused.changed.map(({ status }) => status)).toEqual(['dropped', 'dropped'])
    const again = unfoldGoals({ ...input, tasks: kept(paused.changed) })
    expect(again.changed.map(({ status, minutes }) => [status, minutes])).toEqual([
      ['open', 300],
      ['open', 300],
    ])
  })

  it('leaves alone what a person dropped or finished', () => {
    const input = inputAt('2026-11-23T08:00:00Z', 'Europe/Berlin')
    const [first, second] = kept(unfoldGoals(input).changed)
    const tasks = [
      { ...first!, task: { ...first!.task, status: 'dropped', doneAtMs: 1 } as const },
      { ...second!, task: { ...second!.task, status: 'done', doneAtMs: 1 } as const },
    ]
    expect(unfoldGoals({ ...input, tasks }).changed).toEqual([])
  })

  it('rolls a week over once and reports the rest', () => {
    const input = inputAt('2026-11-23T08:00:00Z', 'Europe/Berlin')
    const first = kept(unfoldGoals(input).changed, 100)
    const nextWeek = inputAt('2026-11-30T08:00:00Z', 'Europe/Berlin', { tasks: first })
    const { changed, undone } = unfoldGoals(nextWeek)
    const current = changed.find(({ weekOf }) => weekOf === '2026-11-30')
    expect(current).toMatchObject({ minutes: 500, rolledOverMinutes: 200 })
    expect(undone).toEqual([])

    // Nothing at all is done in the second week: its own 300 go on, the 200 that it was handed do not.
    const second = [{ task: { ...current!, id: 'x' }, settledMinutes: 0, unconfirmedMinutes: 0 }]
    const third = unfoldGoals(inputAt('2026-12-07T08:00:00Z', 'Europe/Berlin', { tasks: second }))
    expect(third.changed.find(({ weekOf }) => weekOf === '2026-12-07')).toMatchObject({
      minutes: 600,
      rolledOverMinutes: 300,
    })
    expect(third.undone).toEqual([{ taskId: 'x', weekOf: '2026-11-30', minutes: 200 }])
  })
})
