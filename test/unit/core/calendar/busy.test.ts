import { describe, expect, it } from 'vitest'
import { busyOf, isBusy, unknownCalendars } from '#core/calendar/busy.ts'
import type { CalendarEvent } from '#core/calendar/calendar-event.ts'
import { defaultSettings } from '#core/people/settings.ts'
import { anEvent, day, HOUR, instant, MONDAY } from './an-event.ts'

const allDay = { start: day('2026-11-23'), end: day('2026-11-24') }

describe('isBusy()', () => {
  it.each<[string, Partial<CalendarEvent>, boolean]>([
    ['an ordinary event', {}, true],
    ['a cancelled one', { status: 'cancelled' }, false],
    ['one shown as free', { isTransparent: true }, false],
    ['one that the person declined', { selfResponse: 'declined' }, false],
    ['one not answered yet', { selfResponse: 'needsAction' }, true],
    ['a tentative event', { status: 'tentative' }, true],
    ['one answered with maybe', { selfResponse: 'tentative' }, true],
    ['an all-day event', allDay, false],
    ['an all-day out-of-office', { ...allDay, eventType: 'outOfOffice' }, true],
    ['focus time', { eventType: 'focusTime' }, true],
    ['a working location', { eventType: 'workingLocation' }, false],
    ['a birthday', { eventType: 'birthday' }, false],
    ['an event of a type that nobody knows yet', { eventType: 'somethingNew' }, true],
  ])('%s', (_what, change, expected) => {
    expect(isBusy(anEvent(change), defaultSettings)).toBe(expected)
  })

  it('obeys the settings on tentative and all-day events', () => {
    const strict = { tentativeIsBusy: false, allDayIsBusy: true }
    expect(isBusy(anEvent({ status: 'tentative' }), strict)).toBe(false)
    expect(isBusy(anEvent({ selfResponse: 'tentative' }), strict)).toBe(false)
    expect(isBusy(anEvent(allDay), strict)).toBe(true)
  })
})

const work = { id: 'work', countsAsBusy: true, state: 'readable' } as const
const occurrence = (event: CalendarEvent, startMs = MONDAY, endMs = startMs + HOUR) => ({
  event,
  startMs,
  endMs,
  isAllDay: event.start?.kind === 'date',
})

describe('busyOf()', () => {
  it('gives times in UTC, ordered, with buffers and travel', () => {
    const settings = { ...defaultSettings, bufferBeforeMinutes: 5, bufferAfterMinutes: 10, travelMinutes: 20 }
    const later = occurrence(anEvent({ eventId: 'b', location: 'Rome' }), MONDAY + 2 * HOUR)
    const given = [later, occurrence(anEvent({ eventId: 'a', location: 'https://meet.example' }))]
    expect(busyOf(given, settings, [work])).toEqual([
      {
        id: `work/a/${MONDAY}`,
        start: '2026-11-23T08:00:00Z',
        end: '2026-11-23T09:00:00Z',
        bufferBeforeMinutes: 5,
        bufferAfterMinutes: 10,
      },
      {
        id: `work/b/${MONDAY + 2 * HOUR}`,
        start: '2026-11-23T10:00:00Z',
        end: '2026-11-23T11:00:00Z',
        bufferBeforeMinutes: 25,
        bufferAfterMinutes: 30,
      },
    ])
    expect(given[0]).toBe(later)
  })

  it('leaves out ignored and lost calendars, our blocks and what has no length', () => {
    const ours = occurrence(anEvent({ blockId: 'b', generation: 1 }))
    const moment = occurrence(anEvent(), MONDAY, MONDAY)
    const elsewhere = occurrence(anEvent({ calendarId: 'holidays' }))
    const calendars = [work, { ...work, id: 'holidays', countsAsBusy: false }]
    expect(busyOf([ours, moment, elsewhere], defaultSettings, calendars)).toEqual([])
    const gone = [{ ...work, state: 'gone' as const }]
    expect(busyOf([occurrence(anEvent())], defaultSettings, gone)).toEqual([])
  })

  it('counts the later occurrences of a block that the person made a series', () => {
    const series = anEvent({
      blockId: 'b',
      generation: 1,
      recurrence: ['RRULE:FREQ=DAILY'],
      start: instant(MONDAY),
    })
    const found = busyOf([occurrence(series), occurrence(series, MONDAY + 24 * HOUR)], defaultSettings, [
      work,
    ])
    expect(found.map((one) => one.start)).toEqual(['2026-11-24T08:00:00Z'])
  })

  it('names the calendars of which nothing is known', () => {
    const calendars = [
      work,
      { ...work, id: 'new', state: 'unread' as const },
      { ...work, id: 'lost', state: 'unreadable' as const },
      { ...work, id: 'ignored', state: 'unreadable' as const, countsAsBusy: false },
    ]
    expect(unknownCalendars(calendars).map((one) => one.id)).toEqual(['new', 'lost'])
  })
})
