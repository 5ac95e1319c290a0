import { expect, test } from 'vitest'
import { type CheckInInput, unfoldCheckIns } from '#core/tasks/check-in-tasks.ts'

const at = (text: string): number => Date.parse(text)
const metric = {
  id: 'kr',
  objectiveId: 'o',
  title: 'Sign-ups',
  kind: 'metric',
  baseline: 0,
  target: 100,
  current: 42,
  unit: '%',
  kpiId: null,
  counterKeyResultId: null,
  weight: 1,
  effortPlan: null,
  checkInDays: 7,
  createdAtMs: at('2026-11-02T10:00:00+01:00'),
} as const

const input = (some: object = {}): CheckInInput =>
  ({
    zone: 'Europe/Berlin',
    nowMs: at('2026-11-23T08:00:00+01:00'),
    isOn: true,
    hoursProfileId: 'work',
    keyResults: [metric],
    objectives: [{ id: 'o', cycleId: 'c', status: 'active' }],
    cycles: [{ id: 'c', title: 'Q4', kind: 'quarter', startsOn: '2026-10-01', endsOn: '2026-12-31' }],
    lastCheckIns: [
      {
        id: 'i',
        keyResultId: 'kr',
        value: 42,
        confidence: 7,
        note: '',
        atMs: at('2026-11-16T09:00:00+01:00'),
      },
    ],
    workedMinutes: new Map([['kr', 210]]),
    tasks: [],
    ...some,
  }) as unknown as CheckInInput

test('unfoldCheckIns() makes a task of a check-in that is due, to be done before it is outdated', () => {
  const { changed, nextDueMs } = unfoldCheckIns(input())
  expect(nextDueMs).toBeNull()
  expect(changed).toMatchObject([
    {
      id: '',
      title: 'Check in: Sign-ups',
      notes: '3 h 30 done so far. Last value: 42 % on 2026-11-16, confidence 7 of 10.',
      minutes: 15,
      notBeforeMs: at('2026-11-23T00:00:00+01:00'),
      dueMs: at('2026-11-27T00:00:00+01:00'),
      hardDue: false,
      source: 'check-in',
      keyResultId: 'kr',
      objectiveId: 'o',
    },
  ])
})

test('unfoldCheckIns() a second time changes nothing, and what was closed stays closed', () => {
  const [task] = unfoldCheckIns(input()).changed
  const kept = { ...task!, id: 't' }
  expect(unfoldCheckIns(input({ tasks: [kept] })).changed).toEqual([])
  const done = { ...kept, status: 'done', doneAtMs: 1 }
  expect(unfoldCheckIns(input({ tasks: [done] })).changed).toEqual([])
})

test('unfoldCheckIns() tells when the next one falls due', () => {
  const nowMs = at('2026-11-20T08:00:00+01:00')
  expect(unfoldCheckIns(input({ nowMs }))).toEqual({
    changed: [],
    nextDueMs: at('2026-11-23T00:00:00+01:00'),
  })
})

test('unfoldCheckIns() drops the task when a word was given elsewhere', () => {
  const [task] = unfoldCheckIns(input()).changed
  const said = [{ id: 'j', keyResultId: 'kr', value: 50, confidence: 8, note: '', atMs: input().nowMs }]
  const { changed } = unfoldCheckIns(input({ tasks: [{ ...task!, id: 't' }], lastCheckIns: said }))
  expect(changed).toMatchObject([{ id: 't', status: 'dropped', doneAtMs: null }])
})

test.each([
  ['a draft', { objectives: [{ id: 'o', cycleId: 'c', status: 'draft' }] }],
  ['a paused objective', { objectives: [{ id: 'o', cycleId: 'c', status: 'paused' }] }],
  ['one that is reached', { keyResults: [{ ...metric, current: 100 }] }],
  ['one that follows a KPI', { keyResults: [{ ...metric, kpiId: 'kpi' }] }],
  ['hours', { keyResults: [{ ...metric, kind: 'effort', measure: 'minutes', target: 60 }] }],
  ['a cycle that is over', { cycles: [{ id: 'c', startsOn: '2026-07-01', endsOn: '2026-09-30' }] }],
  ['somebody who does not want it', { isOn: false }],
])('unfoldCheckIns() asks nothing of %s', (_, some) => {
  expect(unfoldCheckIns(input(some))).toEqual({ changed: [], nextDueMs: null })
})
