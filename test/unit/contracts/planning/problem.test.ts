import { describe, expect, it } from 'vitest'
import { shapeFaults } from '#contracts/planning/faults.ts'
import { planSchema } from '#contracts/planning/plan.ts'
import { planningProblemSchema } from '#contracts/planning/problem.ts'
import { aHabit, aProblem, aTask, fixture, PROVEN } from '../../../support/planning-builders.ts'

const paths = (document: unknown): string[] =>
  shapeFaults(planningProblemSchema, document).map((fault) => fault.path.join('.'))
const withTask = (fields: object) => ({ ...aProblem(), tasks: [{ ...aTask(), ...fields }] })
const withHabit = (fields: object) => ({ ...aProblem(), habits: [{ ...aHabit(), ...fields }] })

it.each(PROVEN)('accepts %s', (name) => expect(paths(fixture(`${name}.problem`))).toEqual([]))

it.each(['tiny-2', 'tiny-3', 'tiny-6'])('accepts the plan of %s', (name) =>
  expect(shapeFaults(planSchema, fixture(`${name}.plan`))).toEqual([]),
)

it('takes null for missing where a field is optional, and only there', () => {
  const none = {
    freezeMinutes: null,
    daysOff: null,
    busy: null,
    limits: null,
    tasks: null,
    habits: null,
    previous: null,
  }
  expect(paths({ ...aProblem(), ...none })).toEqual([])
  expect(paths({ ...aProblem(), until: null })).toEqual(['until'])
})

describe('refuses', () => {
  it.each<[string, unknown, string]>([
    ['another format', { ...aProblem(), format: 'planning-problem/2' }, 'format'],
    ['an unknown field', { ...aProblem(), extra: 1 }, 'extra'],
    [
      'an unknown field __proto__',
      JSON.parse(JSON.stringify(aProblem()).replace('{', '{"__proto__":1,')),
      '__proto__',
    ],
    ['an unknown field inside', withTask({ color: 'red' }), 'tasks.0.color'],
    ['another grid', { ...aProblem(), gridMinutes: 7 }, 'gridMinutes'],
    ['a time without offset', { ...aProblem(), now: '2026-11-23T00:00:00' }, 'now'],
    ['a time without seconds', { ...aProblem(), now: '2026-11-23T00:00Z' }, 'now'],
    ['a time at 24:00', { ...aProblem(), now: '2026-11-23T24:00:00Z' }, 'now'],
    ['no minutes', withTask({ minutes: 0 }), 'tasks.0.minutes'],
    ['a part of a minute', withTask({ minutes: 1.5 }), 'tasks.0.minutes'],
    ['too many minutes', withTask({ minutes: 1e308 }), 'tasks.0.minutes'],
    ['minutes as text', withTask({ minutes: '60' }), 'tasks.0.minutes'],
    ['priority 5', withTask({ priority: 5 }), 'tasks.0.priority'],
    ['weight 0', withTask({ weight: 0 }), 'tasks.0.weight'],
    ['an empty id', withTask({ id: '' }), 'tasks.0.id'],
    [
      'hours at 25:00',
      { ...aProblem(), hours: { w: [{ days: [1], from: '09:00', to: '25:00' }] } },
      'hours.w.0.to',
    ],
    [
      'hours from 24:00',
      { ...aProblem(), hours: { w: [{ days: [1], from: '24:00', to: '24:00' }] } },
      'hours.w.0.from',
    ],
    [
      'day 8',
      { ...aProblem(), hours: { w: [{ days: [8], from: '09:00', to: '17:00' }] } },
      'hours.w.0.days.0',
    ],
    ['no hours at all', { ...aProblem(), hours: undefined }, 'hours'],
    ['eight times a week', withHabit({ timesPerWeek: 8 }), 'habits.0.timesPerWeek'],
    ['an ideal start at 24:00', withHabit({ idealStart: '24:00' }), 'habits.0.idealStart'],
    ['a date that is no date', { ...aProblem(), daysOff: ['8 Dec'] }, 'daysOff.0'],
    ['a list instead of an object', [], ''],
    ['nothing', null, ''],
  ])('%s', (_, document, path) => expect(paths(document)).toEqual([path]))

  it('every fault at once, each with its value and what was expected', () => {
    const document = { ...withTask({ minutes: -15, minBlockMinutes: null, colour: 1 }), id: 7 }
    expect(shapeFaults(planningProblemSchema, document)).toEqual([
      { path: ['id'], value: 7, expected: expect.stringContaining('id') },
      { path: ['tasks', 0, 'minutes'], value: -15, expected: 'a whole number of minutes from 1 to 10000000' },
      {
        path: ['tasks', 0, 'minBlockMinutes'],
        value: null,
        expected: 'a whole number of minutes from 1 to 10000000',
      },
      { path: ['tasks', 0, 'colour'], value: 1, expected: expect.stringContaining('no such field') },
    ])
  })
})
