import { describe, expect, it } from 'vitest'
import { faultText, pathText, valueText } from '#core/planning/validate/fault.ts'
import { validateProblem } from '#core/planning/validate/validate-problem.ts'
import { aHabit, aProblem, aTask, fixture, instantOf, PROVEN } from '../../../../support/planning-builders.ts'

const paths = (document: unknown): string[] => validateProblem(document).map((fault) => pathText(fault.path))
const withTask = (fields: object) => aProblem({ tasks: [aTask(fields)] })
const withHabit = (fields: object) => aProblem({ habits: [aHabit(fields)] })
const before = (start: string, end: string, more: object = {}) =>
  aProblem({ tasks: [aTask()], previous: [{ item: 't1', start, end, ...more }] })

it.each(PROVEN)('finds no fault in %s', (name) =>
  expect(validateProblem(fixture(`${name}.problem`))).toEqual([]),
)

const aTrip = { from: '2026-11-24', to: '2026-11-26', timeZone: 'Asia/Tokyo' }
const withTrips = (...trips: object[]) => aProblem({ trips: trips.map((trip) => ({ ...aTrip, ...trip })) })

describe('one planted fault, one path', () => {
  it.each<[string, unknown, string]>([
    ['zone', aProblem({ timeZone: 'Mars/Olympus' }), '$.timeZone'],
    ['an offset as zone', aProblem({ timeZone: '+01:00' }), '$.timeZone'],
    ['until before now', aProblem({ until: '2026-11-22T00:00:00Z' }), '$.until'],
    ['until at now', aProblem({ until: '2026-11-23T00:00:00Z' }), '$.until'],
    ['until too late', aProblem({ until: '2027-02-23T00:00:01Z' }), '$.until'],
    ['a date that is none', aProblem({ now: '2026-02-30T00:00:00Z' }), '$.now'],
    ['a day off that is none', aProblem({ daysOff: ['2026-12-01', '2026-11-31'] }), '$.daysOff[1]'],
    ['a trip to nowhere', withTrips({ timeZone: 'Mars/Olympus' }), '$.trips[0].timeZone'],
    ['a trip from a date that is none', withTrips({ from: '2026-11-31' }), '$.trips[0].from'],
    ['a trip that ends before it begins', withTrips({ to: '2026-11-23' }), '$.trips[0].to'],
    ['a trip of years', withTrips({ to: '2029-11-24' }), '$.trips[0].to'],
    ['two trips on one date', withTrips({}, { from: '2026-11-26', to: '2026-11-27' }), '$.trips[1].from'],
    ['a due that is none', withTask({ due: '2026-11-31T00:00:00Z' }), '$.tasks[0].due'],
    [
      'empty hours',
      aProblem({ hours: { 'at home': [{ days: [1], from: '09:00', to: '09:00' }] } }),
      '$.hours["at home"][0].to',
    ],
    [
      'hours over midnight',
      aProblem({ hours: { w: [{ days: [1], from: '22:00', to: '06:00' }] } }),
      '$.hours.w[0].to',
    ],
    ['the name __proto__', JSON.parse('{"hours":{"__proto__":[]}}'), '$.hours.__proto__'],
    [
      'busy backwards',
      aProblem({ busy: [{ id: 'e', start: instantOf('23T10:00'), end: instantOf('23T10:00') }] }),
      '$.busy[0].end',
    ],
    ['same id twice', aProblem({ tasks: [aTask()], habits: [aHabit({ id: 't1' })] }), '$.habits[0].id'],
    ['unknown profile', withTask({ hours: 'toString' }), '$.tasks[0].hours'],
    ['unknown profile of a habit', withHabit({ hours: 'x' }), '$.habits[0].hours'],
    ['unknown after', withTask({ after: ['t2'] }), '$.tasks[0].after[0]'],
    [
      'after a habit',
      aProblem({ tasks: [aTask({ after: ['h1'] })], habits: [aHabit()] }),
      '$.tasks[0].after[0]',
    ],
    ['after itself', withTask({ after: ['t1'] }), '$.tasks[0].after[0]'],
    ['minutes off the grid', withTask({ minutes: 50 }), '$.tasks[0].minutes'],
    ['min block off the grid', withTask({ minBlockMinutes: 20 }), '$.tasks[0].minBlockMinutes'],
    ['min above max', withTask({ minBlockMinutes: 75 }), '$.tasks[0].minBlockMinutes'],
    ['habit off the grid', withHabit({ maxMinutes: 35 }), '$.habits[0].maxMinutes'],
    ['habit min above max', withHabit({ minMinutes: 45 }), '$.habits[0].minMinutes'],
    ['no weight at all', withTask({ priority: null }), '$.tasks[0].priority'],
    [
      'preferred backwards',
      withTask({ preferred: { from: '12:00', to: '09:00' } }),
      '$.tasks[0].preferred.to',
    ],
    ['habit window backwards', withHabit({ from: '18:00' }), '$.habits[0].to'],
    [
      'a movable block off the grid',
      before(instantOf('24T09:05'), instantOf('24T09:35')),
      '$.previous[0].start',
    ],
    ['a block backwards', before(instantOf('24T10:00'), instantOf('24T09:00')), '$.previous[0].end'],
    [
      'half a minute',
      before('2026-11-24T09:00:00Z', '2026-11-24T09:30:30Z', { pinned: true }),
      '$.previous[0].end',
    ],
    [
      'a block of decades',
      before('1996-01-01T00:00:00Z', '2046-01-01T00:00:00Z', { pinned: true }),
      '$.previous[0].end',
    ],
    [
      'a pinned block of nobody',
      aProblem({
        previous: [{ item: 'x', start: instantOf('24T09:00'), end: instantOf('24T09:30'), pinned: true }],
      }),
      '$.previous[0].item',
    ],
    [
      'a busy id twice',
      aProblem({
        busy: ['23', '24'].map((day) => ({
          id: 'e',
          start: instantOf(`${day}T10:00`),
          end: instantOf(`${day}T11:00`),
        })),
      }),
      '$.busy[1].id',
    ],
  ])('%s', (_, document, path) => expect(paths(document)).toContain(path))
})

describe('what is no fault', () => {
  it.each<[string, unknown]>([
    [
      '92 days that hold a clock change',
      aProblem({
        timeZone: 'Europe/Berlin',
        now: '2026-09-01T00:00:00+02:00',
        until: '2026-12-02T00:00:00+01:00',
      }),
    ],
    ['pinned blocks anywhere', before('2026-11-24T09:05:30Z', '2026-11-24T09:12:30Z', { pinned: true })],
    [
      'frozen blocks anywhere',
      { ...before(instantOf('23T00:05'), instantOf('23T00:12')), freezeMinutes: 30 },
    ],
    [
      'movable blocks of nobody',
      aProblem({ previous: [{ item: 'x', start: instantOf('24T09:05'), end: instantOf('24T09:30') }] }),
    ],
    ['a weight without a priority', withTask({ priority: null, weight: 0.1 })],
    ['a due in the past', withTask({ due: '2026-01-01T00:00:00Z' })],
  ])('%s', (_, document) => expect(paths(document)).toEqual([]))
})

it('names each circle once, whichever way round', () => {
  const tasks = [
    aTask({ id: 'a', after: ['c'] }),
    aTask({ id: 'b', after: ['a'] }),
    aTask({ id: 'c', after: ['b'] }),
  ]
  const faults = validateProblem(aProblem({ tasks }))
  expect(faults.map(faultText)).toEqual([
    '$.tasks[1].after[0] is "a": expected no circle (a after c after b after a)',
  ])
})

it('walks a chain of 100,000 tasks', () => {
  const tasks = Array.from({ length: 100_000 }, (_, index) =>
    aTask({ id: `t${index}`, after: index === 0 ? [] : [`t${index - 1}`] }),
  )
  expect(validateProblem(aProblem({ tasks: tasks.toReversed() }))).toEqual([])
})

it.each<unknown>([
  null,
  1,
  'x',
  [],
  {},
  { tasks: 1, hours: [], busy: [null, 1], previous: {} },
  { tasks: [[], { after: 7 }] },
])('passes over the wrong shape %j', (document) => expect(() => validateProblem(document)).not.toThrow())

it('valueText() keeps hostile values short', () => {
  expect(valueText('x'.repeat(10_000))).toHaveLength(81)
  expect(valueText({ deep: {} })).toBe('an object')
  expect(valueText(undefined)).toBe('missing')
})
