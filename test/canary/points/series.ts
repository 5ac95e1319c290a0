import { insert, outcomeOf } from '../point.ts'
import type { Event, Field, Finding, Point } from '../point.ts'

const BERLIN = 'Europe/Berlin'

type Sheet = {
  readonly id: string
  readonly question: string
  /** Wall time in Berlin. */
  readonly start: string
  readonly end: string
  readonly recurrence: readonly string[]
  /** What the instances look like, from "2027-03-28T03:30+02:00/…" to a verdict; the first is what we assume. */
  readonly verdicts: Readonly<Record<string, readonly string[]>>
  readonly dependsOn: string
}

const wall = (dateTime: string): { dateTime: string; timeZone: string } => ({ dateTime, timeZone: BERLIN })

const moment = (text: string | null | undefined): string => new Date(text ?? '').toISOString().slice(0, 16)

const spanOf = ({ start, end }: Event): string => `${moment(start?.dateTime)}/${moment(end?.dateTime)}`

/** Which of the expected lists came back? */
export function verdictOn(sheet: Pick<Sheet, 'verdicts'>, found: readonly string[]): string {
  const same = Object.entries(sheet.verdicts).find(([, list]) => list.join() === found.join())
  return same?.[0] ?? 'something else'
}

const assumedOf = ({ verdicts }: Pick<Sheet, 'verdicts'>): string => Object.keys(verdicts)[0] ?? ''

async function observeSeries(field: Field, sheet: Sheet): Promise<Finding> {
  const { api, calendarId } = field
  const { id: eventId } = await insert(field, {
    summary: sheet.id,
    start: wall(sheet.start),
    end: wall(sheet.end),
    recurrence: [...sheet.recurrence],
  })
  const { data } = await api.events.instances({ calendarId, eventId })
  const found = (data.items ?? []).map(spanOf).sort((a, b) => a.localeCompare(b))
  const verdict = verdictOn(sheet, found)
  return { observation: found, verdict, agrees: verdict === assumedOf(sheet) }
}

const OURS = 'src/adapters/recurrence and the emulator, core/recurrence.ts'

export const SHEETS: readonly Sheet[] = [
  {
    id: 'until-date',
    question: 'Does UNTIL as a bare date include a timed start on that day?',
    start: '2027-02-01T10:00:00',
    end: '2027-02-01T11:00:00',
    recurrence: ['RRULE:FREQ=DAILY;UNTIL=20270202'],
    verdicts: {
      'the day is included': ['2027-02-01T09:00/2027-02-01T10:00', '2027-02-02T09:00/2027-02-02T10:00'],
      'the day is left out': ['2027-02-01T09:00/2027-02-01T10:00'],
    },
    dependsOn: OURS,
  },
  {
    id: 'count-first',
    question: 'Does COUNT count a start that BYDAY excludes?',
    start: '2027-02-01T10:00:00', // a Monday
    end: '2027-02-01T11:00:00',
    recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=2'],
    verdicts: {
      'it is the first': ['2027-02-01T09:00/2027-02-01T10:00', '2027-02-02T09:00/2027-02-02T10:00'],
      'it comes on top': [
        '2027-02-01T09:00/2027-02-01T10:00',
        '2027-02-02T09:00/2027-02-02T10:00',
        '2027-02-09T09:00/2027-02-09T10:00',
      ],
      'it does not take place': ['2027-02-02T09:00/2027-02-02T10:00', '2027-02-09T09:00/2027-02-09T10:00'],
    },
    dependsOn: OURS,
  },
  {
    id: 'missing-hour',
    question: 'Where is an instance whose hour the clock change leaves out?',
    start: '2027-03-27T02:30:00',
    end: '2027-03-27T03:00:00',
    recurrence: ['RRULE:FREQ=DAILY;UNTIL=20270328T120000Z'],
    verdicts: {
      'an hour later': ['2027-03-27T01:30/2027-03-27T02:00', '2027-03-28T01:30/2027-03-28T02:00'],
      nowhere: ['2027-03-27T01:30/2027-03-27T02:00'],
      'an hour earlier': ['2027-03-27T01:30/2027-03-27T02:00', '2027-03-28T00:30/2027-03-28T01:00'],
    },
    dependsOn: OURS,
  },
  {
    id: 'doubled-hour',
    question: 'Which of two equal hours does an instance take when the clock goes back?',
    start: '2027-10-30T02:30:00',
    end: '2027-10-30T03:00:00',
    recurrence: ['RRULE:FREQ=DAILY;COUNT=2'],
    verdicts: {
      'the first, for half an hour': [
        '2027-10-30T00:30/2027-10-30T01:00',
        '2027-10-31T00:30/2027-10-31T01:00',
      ],
      'the first, for an hour and a half': [
        '2027-10-30T00:30/2027-10-30T01:00',
        '2027-10-31T00:30/2027-10-31T02:00',
      ],
      'the second': ['2027-10-30T00:30/2027-10-30T01:00', '2027-10-31T01:30/2027-10-31T02:00'],
    },
    dependsOn: OURS,
  },
  {
    id: 'night-length',
    question: 'Does a night over the clock change keep its hours or its end on the wall?',
    start: '2027-03-26T23:00:00',
    end: '2027-03-27T07:00:00',
    recurrence: ['RRULE:FREQ=DAILY;COUNT=2'],
    verdicts: {
      'its hours': ['2027-03-26T22:00/2027-03-27T06:00', '2027-03-27T22:00/2027-03-28T06:00'],
      'its end on the wall': ['2027-03-26T22:00/2027-03-27T06:00', '2027-03-27T22:00/2027-03-28T05:00'],
    },
    dependsOn: OURS,
  },
  {
    id: 'exdate-date',
    question: 'Does EXDATE as a bare date take away a timed instance?',
    start: '2027-02-01T10:00:00',
    end: '2027-02-01T11:00:00',
    recurrence: ['RRULE:FREQ=DAILY;COUNT=2', 'EXDATE;VALUE=DATE:20270202'],
    verdicts: {
      'it takes nothing': ['2027-02-01T09:00/2027-02-01T10:00', '2027-02-02T09:00/2027-02-02T10:00'],
      'it takes the day': ['2027-02-01T09:00/2027-02-01T10:00'],
    },
    dependsOn: OURS,
  },
]

async function subDaily(field: Field): Promise<Finding> {
  const { api, calendarId } = field
  const body = { summary: 'hourly', start: wall('2027-02-01T10:00:00'), end: wall('2027-02-01T10:10:00') }
  const requestBody = { ...body, recurrence: ['RRULE:FREQ=HOURLY;COUNT=3'] }
  const outcome = await outcomeOf(api.events.insert({ calendarId, requestBody }))
  const verdict = outcome === 'done' ? 'taken' : 'refused'
  return { observation: { outcome }, verdict, agrees: verdict === 'refused' }
}

async function horizon(field: Field): Promise<Finding> {
  const { api, calendarId } = field
  const { id: eventId } = await insert(field, {
    summary: 'open end',
    start: wall('2027-02-01T10:00:00'),
    end: wall('2027-02-01T11:00:00'),
    recurrence: ['RRULE:FREQ=YEARLY'],
  })
  const { data } = await api.events.instances({ calendarId, eventId, maxResults: 2500 })
  const starts = (data.items ?? [])
    .map(({ start }) => start?.dateTime ?? '')
    .sort((a, b) => a.localeCompare(b))
  const observation = {
    instances: starts.length,
    last: starts.at(-1),
    more: data.nextPageToken !== undefined,
  }
  // Every window of ours has an end, so that any answer is fine.
  return { observation, verdict: `until ${observation.last?.slice(0, 10)}`, agrees: true }
}

export const SERIES: readonly Point[] = [
  ...SHEETS.map((sheet) => ({
    id: sheet.id,
    question: sheet.question,
    assumed: assumedOf(sheet),
    dependsOn: sheet.dependsOn,
    observe: (field: Field) => observeSeries(field, sheet),
  })),
  {
    id: 'sub-daily',
    question: 'Are rules by the hour taken?',
    assumed: 'refused',
    dependsOn: 'the emulator refuses them; src/adapters/recurrence reads them all the same',
    observe: subDaily,
  },
  {
    id: 'horizon',
    question: 'How far is an open-ended series unfolded without timeMax?',
    assumed: 'any: every window of ours has an end',
    dependsOn: 'the emulator, core/instances.ts HORIZON',
    observe: horizon,
  },
]
