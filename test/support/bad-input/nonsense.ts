import type { Things } from './things.ts'

export type Nonsense = {
  /** Without a path, that of the route with the thing's own id. */
  readonly send: { readonly path?: string; readonly body?: unknown }
  /** 400 unless said otherwise. */
  readonly status?: number
  /** The field that the answer has to name. */
  readonly field?: string
}

const trip = { from: '2026-12-01', to: '2026-12-03', timeZone: 'Asia/Tokyo' }

const body = (given: unknown, field?: string): Nonsense => ({
  send: { body: given },
  ...(field === undefined ? {} : { field: `body.${field}` }),
})
const query = (path: string, field: string): Nonsense => ({ send: { path }, field: `query.${field}` })
const refused = (status: number, path?: string, given?: unknown): Nonsense => ({
  send: { ...(path === undefined ? {} : { path }), ...(given === undefined ? {} : { body: given }) },
  status,
})

const nowhere = '019abcde-0000-7000-8000-000000000000'
const cursors = (path: string): Nonsense[] =>
  ['garbage', '%F0%9F%8E%AF', '-1', '1e9', "'--", nowhere.toUpperCase().replaceAll('A', 'Z')].map((cursor) =>
    query(`${path}?cursor=${cursor}`, 'cursor'),
  )

const range = { days: [1], from: '18:00', to: '09:00' }
const week = '/api/v1/week'

/** Requests that are right in form and wrong in sense, by route. */
export const nonsense = (things: Things): Readonly<Record<string, readonly Nonsense[]>> => ({
  ...goals(things),
  ...habits(things),
  ...tasks(things),
  ...blocks(things),
  'PATCH /api/v1/settings': [
    body({ timeZone: 'Mars/Olympus' }, 'timeZone'),
    body({ timeZone: '+25:00' }, 'timeZone'),
    body({ timeZone: '+01:00' }, 'timeZone'),
    body({ daysOff: ['2026-02-29'] }, 'daysOff.0'),
    body({ trips: [{ ...trip, to: '2026-11-30' }] }, 'trips.0.to'),
    body({ trips: [{ ...trip, to: '2027-12-03' }] }, 'trips.0.to'),
    body({ trips: [{ ...trip, timeZone: 'Tokyo' }] }, 'trips.0.timeZone'),
    body({ trips: [trip, { ...trip, from: '2026-12-03', to: '2026-12-05' }] }, 'trips.1.from'),
    body({ settings: { weekStart: 8 } }, 'settings.weekStart'),
    body({ settings: { freezMinutes: 8 } }, 'settings.freezMinutes'),
  ],
  'POST /api/v1/hours': [
    body({ name: 'late', ranges: [range] }, 'ranges.0.to'),
    body({ name: 'late', ranges: [{ ...range, to: '20:00', days: [1, 1] }] }, 'ranges.0.days'),
    body({ name: 'late', ranges: [] }, 'ranges'),
    refused(409, undefined, { name: 'work', ranges: [{ days: [1], from: '09:00', to: '24:00' }] }),
  ],
  'PATCH /api/v1/hours/{id}': [refused(409, undefined, { name: 'work' })],
  'GET /api/v1/week': [
    query(`${week}?from=2026-01-01T00:00:00Z&to=2036-01-01T00:00:00Z`, 'to'),
    query(`${week}?from=2026-01-08T00:00:00Z&to=2026-01-01T00:00:00Z`, 'to'),
    query(`${week}?from=2026-01-08T00:00:00Z&to=2026-01-08T00:00:00Z`, 'to'),
    query(`${week}?from=2026-01-08T00:00:00Z`, 'to'),
    query(`${week}?date=2026-02-30`, 'date'),
  ],
  'GET /api/v1/plan-versions': cursors('/api/v1/plan-versions'),
  'POST /demo/clock': [refused(400, undefined, { now: '2190-01-01T00:00:00Z' })],
})

const goals = (things: Things): Readonly<Record<string, readonly Nonsense[]>> => ({
  'POST /api/v1/cycles': [
    body({ title: 'Back', startsOn: '2026-12-31', endsOn: '2026-01-01' }, 'endsOn'),
    body({ title: 'Long', startsOn: '2026-01-01', endsOn: '2036-01-01' }, 'endsOn'),
  ],
  'PATCH /api/v1/cycles/{id}': [body({ endsOn: '2026-01-01' }, 'endsOn')],
  'POST /api/v1/objectives': [
    body({ title: 'X', cycleId: nowhere }, 'cycleId'),
    body({ title: 'X', parentId: nowhere }, 'parentId'),
    body({ title: '   ' }, 'title'),
  ],
  'PATCH /api/v1/objectives/{id}': [
    body({ parentId: things.objectives }, 'parentId'),
    body({ finalScore: 1.5 }, 'finalScore'),
  ],
  'POST /api/v1/objectives/{id}/key-results': [
    body({ kind: 'metric', title: 'X', baseline: 5, target: 5 }, 'target'),
    body({ kind: 'mood', title: 'X' }, 'kind'),
    body({ kind: 'effort', title: 'X', target: 5, effortPlan: {} }, 'effortPlan.targetMinutesPerWeek'),
    body({ kind: 'effort', title: 'X', target: 5, effortPlan: { totalMinutes: 60 } }, 'effortPlan.byDate'),
    body(
      {
        kind: 'effort',
        title: 'X',
        target: 5,
        effortPlan: { targetMinutesPerWeek: 60, hoursProfileId: nowhere },
      },
      'effortPlan.hoursProfileId',
    ),
  ],
  'PATCH /api/v1/key-results/{id}': [body({ baseline: 3 }, 'baseline')],
  'PUT /api/v1/key-results/{id}/effort-plan': [
    body({ targetMinutesPerWeek: 60, minBlockMinutes: 90, maxBlockMinutes: 60 }, 'maxBlockMinutes'),
    body({ targetMinutesPerWeek: 60, hoursProfileId: nowhere }, 'hoursProfileId'),
    body({ targetMinutesPerWeek: 60, minMinutesPerWeek: 120 }, 'minMinutesPerWeek'),
  ],
  'POST /api/v1/key-results/{id}/check-ins': [
    body({ confidence: 5, value: 3 }, 'value'),
    body({ confidence: 5, at: '2090-01-01T00:00:00Z' }, 'at'),
  ],
  'POST /api/v1/key-results/{id}/milestones': [
    refused(400, `/api/v1/key-results/${things.metric}/milestones`, { title: 'X' }),
  ],
  'DELETE /api/v1/cycles/{id}': [refused(404, `/api/v1/cycles/${nowhere}`)],
})

const habits = (things: Things): Readonly<Record<string, readonly Nonsense[]>> => {
  const run = { title: 'X', timesPerWeek: 3, maxMinutes: 45 }
  return {
    'POST /api/v1/habits': [
      body({ ...run, minMinutes: 60 }, 'minMinutes'),
      body({ ...run, timesPerWeek: 2, days: [1] }, 'timesPerWeek'),
      body({ ...run, days: [1, 2, 3, 4], cadence: 'exactly' }, 'timesPerWeek'),
      body({ ...run, days: [1, 1, 1] }, 'days'),
      body({ ...run, windowFrom: '20:00', windowTo: '08:00' }, 'windowTo'),
      body({ ...run, windowFrom: '08:00', windowTo: '08:30' }, 'minMinutes'),
      body({ ...run, startsOn: '2026-12-02', endsOn: '2026-12-01' }, 'endsOn'),
      body({ ...run, hoursProfileId: nowhere }, 'hoursProfileId'),
      body({ ...run, objectiveId: nowhere }, 'objectiveId'),
      body({ ...run, keyResultId: things.objectives }, 'keyResultId'),
    ],
    'PATCH /api/v1/habits/{id}': [body({ timesPerWeek: 5, days: [1, 2] }, 'timesPerWeek')],
    'POST /api/v1/habits/{id}/skip': [body({ date: '2020-01-01' }, 'date')],
  }
}

const tasks = (things: Things): Readonly<Record<string, readonly Nonsense[]>> => ({
  'POST /api/v1/tasks': [
    body({ title: 'X', minutes: 30, minBlockMinutes: 60 }, 'minBlockMinutes'),
    body({ title: 'X', minBlockMinutes: 60, maxBlockMinutes: 30 }, 'minBlockMinutes'),
    body({ title: 'X', maxMinutesPerDay: 10 }, 'maxMinutesPerDay'),
    body({ title: 'X', hardDue: true, due: null }, 'hardDue'),
    body({ title: 'X', notBefore: '2026-12-02T08:00:00Z', due: '2026-12-01T08:00:00Z' }, 'due'),
    body({ title: 'X', preferredFrom: '09:00' }, 'preferredTo'),
    body({ title: 'X', preferredFrom: '12:00', preferredTo: '09:00' }, 'preferredTo'),
    body({ title: 'X', afterTaskIds: [nowhere] }, 'afterTaskIds'),
    body({ title: 'X', objectiveId: nowhere }, 'objectiveId'),
    body({ title: 'X', keyResultId: nowhere }, 'keyResultId'),
    body({ title: 'X', hoursProfileId: nowhere }, 'hoursProfileId'),
  ],
  'PATCH /api/v1/tasks/{id}': [
    body({ afterTaskIds: [things.tasks] }, 'afterTaskIds'),
    body({ title: ' ' }, 'title'),
  ],
  'POST /api/v1/tasks/quick-add': [
    body({ text: 'Write due Blursday' }),
    body({ text: 'P1' }),
    body({ text: 'x #no-such-goal' }),
  ],
  'GET /api/v1/tasks': cursors('/api/v1/tasks'),
})

const blocks = (things: Things): Readonly<Record<string, readonly Nonsense[]>> => ({
  'GET /api/v1/blocks': [
    query('/api/v1/blocks?from=2026-01-01T00:00:00Z&to=2036-01-01T00:00:00Z', 'to'),
    query('/api/v1/blocks?from=2026-01-08T00:00:00Z&to=2026-01-01T00:00:00Z', 'to'),
    query('/api/v1/blocks?from=2026-01-08T00:00:00Z', 'to'),
  ],
  'POST /api/v1/blocks/{id}/move': [
    body({ start: '2026-11-27T09:00:00Z', end: '2026-11-27T08:00:00Z' }, 'end'),
    body({ start: '2026-11-27T09:00:00Z', end: '2026-11-29T09:00:00Z' }, 'end'),
    body({ start: '2026-11-27T09:00:30Z', end: '2026-11-27T10:00:00Z' }, 'start'),
  ],
  'POST /api/v1/blocks/{id}/stop': [refused(409)],
  'GET /api/v1/ledger': [
    ...cursors('/api/v1/ledger'),
    query('/api/v1/ledger?from=2026-01-08T00:00:00Z&to=2026-01-01T00:00:00Z', 'to'),
  ],
  'POST /api/v1/ledger': [
    body({ minutes: 5 }, 'taskId'),
    body({ minutes: 5, taskId: things.tasks, habitId: things.habits }, 'habitId'),
    body({ minutes: 5, taskId: things.tasks, workedAt: '2090-01-01T00:00:00Z' }, 'workedAt'),
  ],
})
