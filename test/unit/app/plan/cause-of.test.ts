import { describe, expect, it } from 'vitest'
import type { Background } from '#app/plan/cause/cause-background.ts'
import { causeOf } from '#app/plan/cause/cause-of.ts'
import type { Problem } from '#core/planning/problem.ts'

const task = { id: 't', title: 'Write', minutes: 60, minBlockMinutes: 30, maxBlockMinutes: 60, hours: 'work' }
const problem: Problem = {
  format: 'planning-problem/1',
  id: 'p',
  timeZone: 'Europe/Berlin',
  now: '2026-11-23T07:00:00Z',
  until: '2026-12-21T00:00:00Z',
  gridMinutes: 15,
  hours: { work: [] },
  tasks: [task],
}
const parts = [
  { ...task, minutes: 45 },
  { ...task, id: 't#floor', minutes: 15, weight: 8 },
]
const busy = { id: 'e', start: '2026-11-24T07:00:00Z', end: '2026-11-24T08:00:00Z' }

describe('causeOf()', () => {
  it.each<[string, Problem | null, Problem]>([
    ['This is the first plan.', null, problem],
    ['Time has passed.', problem, { ...problem, now: '2026-11-23T09:00:00Z' }],
    ['Your calendar changed (1 busy time new, 0 gone).', problem, { ...problem, busy: [busy] }],
    ['Time has passed.', { ...problem, busy: [busy] }, { ...problem, now: '2026-11-25T07:00:00Z' }],
    [
      'Time has passed.',
      { ...problem, busy: [{ end: busy.end, start: busy.start, id: busy.id }] },
      { ...problem, busy: [busy] },
    ],
    [
      'Your calendar changed (0 busy times new, 1 gone).',
      { ...problem, busy: [{ ...busy, end: '2027-11-24T08:00:00Z' }] },
      { ...problem, until: '2026-12-28T00:00:00Z' },
    ],
    ['Time has passed.', problem, { ...problem, busy: [{ ...busy, id: 'block/1' }] }],
    ['“Write” is new.', { ...problem, tasks: [] }, { ...problem, tasks: parts }],
    ['Time has passed.', problem, { ...problem, tasks: parts }],
    ['“Read” is new.', problem, { ...problem, tasks: [task, { ...task, id: 'r', title: 'Read' }] }],
    ['“Write” changed.', problem, { ...problem, tasks: [{ ...task, minutes: 90 }] }],
    ['“Write” has nothing left to plan; Your hours changed.', problem, { ...problem, tasks: [], hours: {} }],
  ])('says "%s"', (sentence, before, after) => {
    expect(causeOf(before, after)).toBe(sentence)
  })

  it.each<[string, Partial<Background>, Problem]>([
    ['You moved “Write”.', { byHand: [{ itemId: 't', what: 'moved' }] }, problem],
    [
      '“Write” did not happen.',
      { byHand: [{ itemId: 't', what: 'missed' }] },
      { ...problem, tasks: [{ ...task, minutes: 120 }] },
    ],
    [
      'You removed 2 blocks in Google; You skipped “Write”.',
      {
        byHand: [
          { itemId: 't', what: 'removed' },
          { itemId: 'u', what: 'removed' },
          { itemId: 't', what: 'skipped' },
        ],
      },
      problem,
    ],
    ['“Write” was dropped.', { ends: new Map([['t', 'dropped']]) }, { ...problem, tasks: [] }],
    [
      '“Write” for the week of Mon 30 Nov changed.',
      { marks: new Map([['t', ' for the week of Mon 30 Nov']]) },
      { ...problem, tasks: [{ ...task, minutes: 90 }] },
    ],
  ])('says "%s" of what was done', (sentence, some, after) => {
    const background = { byHand: [], marks: new Map(), ends: new Map(), ...some }
    expect(causeOf(problem, after, background)).toBe(sentence)
  })
})
