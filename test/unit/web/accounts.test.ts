import { describe, expect, it, test } from 'vitest'
import type { CalendarView } from '#contracts/http/calendar-routes.ts'
import { foldCalendars, restText } from '../../../src/web/features/settings/account-words.ts'
import { calendarState } from '../../../src/web/features/settings/calendar-words.ts'

const calendar: CalendarView = {
  id: 'c',
  connectionId: 'a',
  title: 'Work',
  timeZone: 'Europe/Berlin',
  accessRole: 'owner',
  backgroundColor: null,
  isPrimary: false,
  isOurs: false,
  countsAsBusy: true,
  state: 'readable',
  fault: null,
  hasPush: true,
  watch: 'pushed',
  events: 2512,
  pulledAt: '2026-11-23T08:00:00Z',
  progress: null,
  unwritten: null,
}
const circumstances = {
  heldBy: null,
  readEverySeconds: 900,
  now: Date.parse('2026-11-23T09:00:00Z'),
  timeZone: 'Europe/Berlin',
}
const textOf = (change: Partial<CalendarView>): string =>
  calendarState({ ...calendar, ...change }, circumstances).text

describe('calendarState()', () => {
  it.each<[string, Partial<CalendarView>]>([
    ['2,512 events · read 09:00, Google tells us of changes at once', {}],
    [
      '2,512 events · read 09:00, and every 15 min: Google does not announce changes of this calendar',
      { watch: 'refused' },
    ],
    [
      '2,512 events, shared with you as free/busy only · read 09:00, and every 15 min',
      { watch: 'asked', accessRole: 'freeBusyReader' },
    ],
    ['Ignored: its events take no time.', { countsAsBusy: false, state: 'unreadable' }],
    ['Being read: 500 events so far.', { state: 'unread', progress: { readEvents: 500 } }],
    ['Your blocks are here · just made, and every 15 min', { isOurs: true, pulledAt: null, watch: 'asked' }],
  ])('%s', (text, change) => {
    expect(textOf(change)).toBe(text)
  })

  it('says why a calendar cannot be read, and the way out', () => {
    const state = calendarState(
      { ...calendar, state: 'unreadable', fault: 'Google answered 403.' },
      circumstances,
    )
    expect(state.isFault).toBe(true)
    expect(state.text).toContain('the plan rests. Google answered 403.')
  })
})

test('thirty calendars are folded; trouble stays in sight', () => {
  const list = Array.from({ length: 30 }, (_, index) => ({ ...calendar, id: String(index) }))
  const troubled = list.map((one, index) => (index > 22 ? { ...one, state: 'unreadable' as const } : one))
  expect(foldCalendars(list.slice(0, 8)).rest).toEqual([])
  expect(foldCalendars(list).first).toHaveLength(5)
  expect(foldCalendars(troubled).first.map(({ id }) => id)).toEqual([
    '23',
    '24',
    '25',
    '26',
    '27',
    '28',
    '29',
  ])
  expect(restText(foldCalendars(list).rest)).toBe('25 more calendars, all count as busy')
  expect(restText([{ ...calendar, countsAsBusy: false }, calendar])).toBe(
    '2 more calendars, 1 of them counts as busy',
  )
})
