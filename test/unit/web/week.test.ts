import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../src/web/api/api-error.ts'
import {
  actionsOf,
  isMovable,
  minutesOf,
  staysText,
} from '../../../src/web/features/week/block/block-words.ts'
import {
  calendarEvents,
  drawnFirst,
  firstScroll,
} from '../../../src/web/features/week/grid/calendar-events.ts'
import { openMatters, toConfirm } from '../../../src/web/features/week/open-matters.ts'
import { capacityText, differenceText, overfull } from '../../../src/web/features/week/plan/plan-words.ts'
import { wallTimeOf } from '../../../src/web/format/zoned-time.ts'
import { aBlock, aVersion, aWeek } from './support.ts'

const at = (time: string): number => Date.parse(`2026-11-23T${time}:00Z`)

describe('actionsOf()', () => {
  it('offers no verdict on the future but that it is done already', () => {
    expect(actionsOf(aBlock(), at('08:00'))).toEqual(['start', 'done', 'pin', 'move', 'skip'])
    expect(actionsOf(aBlock({ state: 'pinned' }), at('08:00'))).toContain('unpin')
  })

  it('offers every verdict on what has begun', () => {
    expect(actionsOf(aBlock(), at('09:00'))).toEqual(expect.arrayContaining(['done', 'partly', 'missed']))
  })

  it('asks first what became of a block that is over', () => {
    expect(actionsOf(aBlock({ state: 'unconfirmed' }), at('11:00'))[0]).toBe('done')
  })

  it('lets a running block be stopped, and never be moved', () => {
    expect(actionsOf(aBlock({ state: 'running' }), at('09:30'))).toEqual(['stop', 'extend', 'partly'])
  })

  it('has nothing to offer for what was withdrawn', () => {
    expect(actionsOf(aBlock({ state: 'withdrawn' }), at('09:30'))).toEqual([])
  })
})

it('isMovable() lets only live blocks be dragged that still lie ahead', () => {
  expect(isMovable(aBlock(), at('09:30'))).toBe(true)
  expect(isMovable(aBlock(), at('10:30'))).toBe(false)
  expect(isMovable(aBlock({ state: 'running' }), at('09:30'))).toBe(false)
  expect(isMovable(aBlock({ state: 'done' }), at('08:00'))).toBe(false)
})

const answer = (status: number, body: unknown) => ApiError.of(new Response(JSON.stringify(body), { status }))

describe('staysText()', () => {
  it('says what became of the block, and why', async () => {
    const refused = { detail: 'It is running.', wayOut: 'Stop it first.', faults: [] }
    expect(staysText('Run', ApiError.offline())).toBe(
      '“Run” stays where it was: the server cannot be reached.',
    )
    expect(staysText('Run', await answer(500, null))).toContain('stays where it was: the server answered 500')
    expect(staysText('Run', await answer(401, refused))).toContain('you are signed out')
    expect(staysText('Run', await answer(409, refused))).toBe(
      '“Run” stays where it was. It is running. Stop it first.',
    )
  })
})

it('minutesOf() is the length from start to end', () => {
  expect(minutesOf(aBlock())).toBe(90)
})

describe('calendarEvents()', () => {
  it('is the same object for what has not changed', () => {
    const [moved, stays] = [aBlock({ id: 'moved' }), aBlock({ id: 'stays' })]
    const before = calendarEvents(aWeek({ blocks: [moved, stays] }))
    const after = calendarEvents(aWeek({ blocks: [{ ...moved, state: 'pinned' }, stays] }))
    const of = (events: typeof before, wanted: string) => events.find(({ id }) => id === wanted)
    expect(of(after, 'stays')).toBe(of(before, 'stays'))
    expect(of(after, 'moved')).not.toBe(of(before, 'moved'))
  })

  const busy = {
    calendarId: 'c',
    eventId: 'e',
    title: 'Team meeting',
    start: '2026-11-23T09:00:00Z',
    end: '2026-11-23T10:00:00Z',
    isAllDay: false,
    isBusy: true,
    notBusyBecause: null,
    color: null,
    htmlLink: null,
  }

  it('lets blocks be dragged and never the events of others', () => {
    const [event, block] = calendarEvents(
      aWeek({ events: [busy], blocks: [aBlock()], hours: [], now: '2026-11-23T08:00:00Z' }),
    ).slice(1)
    expect(event).toMatchObject({ title: 'Team meeting', editable: false })
    expect(block).toMatchObject({ id: 'block-1', startEditable: true, durationEditable: true })
  })

  it('hatches from now on what nobody can read', () => {
    const week = aWeek({ unknownCalendars: [{ id: 'c', title: 'Family', fault: null }] })
    const hatch = calendarEvents(week).find(({ id }) => id === 'unknown')
    expect(hatch).toMatchObject({ display: 'background', end: week.to })
    expect(Date.parse(String(hatch?.start))).toBeGreaterThanOrEqual(Date.parse(week.now))
    expect(calendarEvents(aWeek()).some(({ id }) => id === 'unknown')).toBe(false)
  })

  it('draws what stands firm first, so that it never hides behind “+2”', () => {
    const states = ['flexible', 'pinned', 'running', 'defended'] as const
    const blocks = states.map((state) => aBlock({ id: state, state }))
    const events = calendarEvents(aWeek({ blocks, events: [busy] }))
    const rankOf = (id: string): unknown => events.find((one) => one.id === id)?.extendedProps?.['rank']
    expect(states.map(rankOf)).toEqual([1, 0, 0, 1])
    expect(drawnFirst.startsWith('rank,')).toBe(true)
  })

  it('leaves out what was withdrawn', () => {
    const events = calendarEvents(aWeek({ blocks: [aBlock({ state: 'withdrawn' })] }))
    expect(events.some(({ id }) => id === 'block-1')).toBe(false)
  })

  it('puts an all-day event on its dates in the zone of the person', () => {
    const allDay = { ...busy, isAllDay: true, start: '2026-11-24T08:00:00Z', end: '2026-11-25T08:00:00Z' }
    const [, event] = calendarEvents(aWeek({ timeZone: 'America/Los_Angeles', events: [allDay] }))
    expect(event).toMatchObject({ allDay: true, start: '2026-11-24', end: '2026-11-25' })
  })

  it('shades everything in a week without open hours, and all but the open hours else', () => {
    expect(calendarEvents(aWeek())[0]).toMatchObject({ display: 'background' })
    const hours = [{ start: '2026-11-23T09:00:00Z', end: '2026-11-23T17:00:00Z' }]
    expect(calendarEvents(aWeek({ hours }))).toEqual([
      { groupId: 'open', ...hours[0], display: 'inverse-background' },
    ])
  })
})

const minuteOf = (instant: string): number => wallTimeOf(instant, 'UTC').minute

it('firstScroll() begins just above the first open hour, block or event of the day', () => {
  const hours = [{ start: '2026-11-23T07:00:00Z', end: '2026-11-23T15:00:00Z' }]
  expect(firstScroll(aWeek({ hours }), minuteOf)).toBe('06:50:00')
  expect(firstScroll(aWeek(), minuteOf)).toBe('07:50:00')
  const blocks = ['2026-11-24T06:30:00Z', '2026-11-25T03:00:00Z'].map((start) => aBlock({ start }))
  expect(firstScroll(aWeek({ blocks }), minuteOf)).toBe('06:20:00')
})

describe('what waits for a word', () => {
  it('is what is over, the oldest first', () => {
    const late = aBlock({ id: 'late', state: 'unconfirmed', start: '2026-11-23T15:00:00Z' })
    const early = aBlock({ id: 'early', state: 'unconfirmed' })
    expect(toConfirm(aWeek({ blocks: [late, aBlock(), early] })).map(({ id }) => id)).toEqual([
      'early',
      'late',
    ])
  })

  it('counts proposals and what found no room, too', () => {
    const unplaced = [{ itemId: 'a', title: 'A', minutes: 60, reason: 'full', facts: {}, sentence: '' }]
    const week = aWeek({ version: aVersion({ unplaced }), proposed: aVersion({ number: 2 }) })
    expect(openMatters(week)).toBe(2)
  })
})

describe('differenceText()', () => {
  const none = { kept: 0, moved: 0, added: 0, removed: 0, minutesMoved: 0 }
  it.each([
    [{ ...none, added: 3 }, '3 added'],
    [{ ...none, kept: 5 }, 'nothing changed, 5 blocks kept'],
    [
      { ...none, kept: 5, moved: 2, minutesMoved: 90, removed: 1 },
      '2 moved (1 h 30 min), 1 taken off, 5 kept',
    ],
    [none, 'nothing to place'],
  ])('says %j', (difference, text) => {
    expect(differenceText(difference)).toBe(text)
  })
})

describe('capacity', () => {
  const window = {
    from: '2026-11-23T09:00:00Z',
    to: '2026-11-28T00:00:00Z',
    hours: 'work',
    needMinutes: 1920,
    freeMinutes: 1440,
    items: [],
    titles: [],
    verdict: 'overfull' as const,
  }

  it('is said with its sums, up to the last day that counts', () => {
    expect(capacityText(window, 'UTC')).toBe(
      'Mon 23 Nov – Fri 27 Nov: 32 h have to be done in the “work” hours, 24 h are free. 8 h too much.',
    )
  })

  it('puts the worst window first', () => {
    const worse = { ...window, needMinutes: 3000 }
    const fits = { ...window, needMinutes: 60, verdict: 'fits' as const }
    expect(overfull([window, fits, worse])).toEqual([worse, window])
  })
})
