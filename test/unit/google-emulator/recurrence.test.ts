import { expect, it } from 'vitest'
import { checkRecurrence, occurrenceStarts } from '#demo/google-emulator/core/events/recurrence.ts'

const FROM = Date.parse('2026-01-01T00:00:00Z')
const TO = Date.parse('2028-01-01T00:00:00Z')

const timed = (dateTime: string, timeZone: string, ...recurrence: string[]): string[] =>
  occurrenceStarts({ start: { dateTime, timeZone }, recurrence }, FROM, TO).map((ms) =>
    new Date(ms).toISOString().slice(0, 16),
  )

const allDay = (date: string, ...recurrence: string[]): string[] =>
  occurrenceStarts({ start: { date }, recurrence }, FROM, TO).map((ms) =>
    new Date(ms).toISOString().slice(0, 10),
  )

it.each([
  ['Europe/Berlin', '2026-10-24T07:30:00Z', ['2026-10-24T07:30', '2026-10-25T08:30', '2026-10-26T08:30']],
  ['America/New_York', '2026-10-31T13:30:00Z', ['2026-10-31T13:30', '2026-11-01T14:30', '2026-11-02T14:30']],
  ['Asia/Kolkata', '2026-10-24T04:00:00Z', ['2026-10-24T04:00', '2026-10-25T04:00', '2026-10-26T04:00']],
])('occurrenceStarts() keeps the wall time in %s', (zone, start, expected) => {
  expect(timed(start, zone, 'RRULE:FREQ=DAILY;COUNT=3')).toEqual(expected)
})

it('occurrenceStarts() counts DTSTART even if BYDAY excludes it', () => {
  const starts = timed('2026-10-05T07:30:00Z', 'Europe/Berlin', 'RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=3')
  expect(starts).toEqual(['2026-10-05T07:30', '2026-10-06T07:30', '2026-10-13T07:30'])
})

it('occurrenceStarts() adds RDATE and takes EXDATE away, in every way to write them', () => {
  const starts = timed(
    '2026-11-23T09:00:00Z',
    'Europe/Berlin',
    'RRULE:FREQ=DAILY;COUNT=4',
    'EXDATE:20261124T090000Z',
    'EXDATE;TZID=Europe/Berlin:20261125T100000',
    'RDATE;TZID=America/New_York:20261201T040000,20261202T040000',
  )
  expect(starts).toEqual(['2026-11-23T09:00', '2026-11-26T09:00', '2026-12-01T09:00', '2026-12-02T09:00'])
})

it('occurrenceStarts() takes UNTIL as inclusive, as date or moment', () => {
  expect(allDay('2026-11-23', 'RRULE:FREQ=WEEKLY;UNTIL=20261207')).toEqual([
    '2026-11-23',
    '2026-11-30',
    '2026-12-07',
  ])
  expect(timed('2026-11-23T09:00:00Z', 'UTC', 'RRULE:FREQ=WEEKLY;UNTIL=20261130T090000Z')).toHaveLength(2)
  expect(allDay('2026-11-23', 'RRULE:FREQ=DAILY;COUNT=3', 'EXDATE;VALUE=DATE:20261124')).toEqual([
    '2026-11-23',
    '2026-11-25',
  ])
})

it('occurrenceStarts() is half-open', () => {
  const start = { dateTime: '2026-11-23T09:00:00Z', timeZone: 'UTC' }
  const at = Date.parse(start.dateTime)
  const series = { start, recurrence: ['RRULE:FREQ=DAILY'] }
  expect(occurrenceStarts(series, at, at + 86_400_000)).toEqual([at])
  expect(occurrenceStarts(series, at + 1, at + 86_400_000)).toEqual([])
  expect(occurrenceStarts(series, at, at)).toEqual([])
})

it.each([
  'RRULE:FREQ=SOMETIMES',
  'RRULE:INTERVAL=2',
  'RRULE:FREQ=SECONDLY',
  'EXRULE:FREQ=DAILY',
  'RDATE:tomorrow',
  'FREQ=DAILY',
])('checkRecurrence() refuses %s with a readable 400', (line) => {
  const series = { start: { dateTime: '2026-11-23T09:00:00Z', timeZone: 'UTC' }, recurrence: [line] }
  expect(() => checkRecurrence(series)).toThrow(/Invalid recurrence rule/)
})
