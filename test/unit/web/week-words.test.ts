import { describe, expect, it } from 'vitest'
import { clashWords } from '../../../src/web/features/week/grid/move-clashes.ts'
import { isOver } from '../../../src/web/features/week/week-over.ts'
import { aBlock, aTask, aWeek } from './support.ts'

const hours = [{ start: '2026-11-27T09:00:00Z', end: '2026-11-27T17:00:00Z' }]
const saturday = '2026-11-28T10:00:00Z'

describe('isOver()', () => {
  it('holds from the end of the last working hours on, within the week', () => {
    expect(isOver(aWeek({ hours, now: '2026-11-27T16:59:00Z' }))).toBe(false)
    expect(isOver(aWeek({ hours, now: saturday }))).toBe(true)
    expect(isOver(aWeek({ hours, now: '2026-11-30T00:00:00Z' }))).toBe(false)
  })

  it('waits for blocks that are still to come', () => {
    const late = aBlock({ start: '2026-11-29T10:00:00Z', end: '2026-11-29T11:00:00Z' })
    expect(isOver(aWeek({ hours, now: saturday, blocks: [late] }))).toBe(false)
    expect(isOver(aWeek({ hours, now: saturday, blocks: [{ ...late, state: 'withdrawn' }] }))).toBe(true)
  })

  it('says nothing to who has no working hours', () => expect(isOver(aWeek({ now: saturday }))).toBe(false))
})

describe('clashWords()', () => {
  const move = { block: aBlock(), start: '2026-11-27T13:30:00Z', end: '2026-11-27T15:00:00Z' }
  const away = {
    calendarId: 'c',
    eventId: 'e',
    title: 'Out of office',
    start: '2026-11-27T14:00:00Z',
    end: '2026-11-27T16:00:00Z',
    isAllDay: false,
    isBusy: true,
    notBusyBecause: null,
    color: null,
    htmlLink: null,
  }
  const tuesday = [aTask({ due: '2026-11-24T17:00:00Z' })]

  it('names the event and the due', () =>
    expect(clashWords(move, aWeek({ events: [away] }), tuesday)).toBe(
      ' It is at the same time as “Out of office” and ends after its due, Tue 24 Nov, 17:00.',
    ))

  it('says nothing of events that are free or elsewhere, and of a due that is kept', () => {
    const events = [
      { ...away, isBusy: false },
      { ...away, start: move.end },
      { ...away, end: '2026-11-27T13:30:00Z', start: '2026-11-27T13:00:00Z' },
    ]
    expect(clashWords(move, aWeek({ events }), [aTask({ due: move.end })])).toBe('')
    expect(clashWords(move, aWeek({}), [])).toBe('')
  })
})
