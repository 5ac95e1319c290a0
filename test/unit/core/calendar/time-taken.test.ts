import { expect, it } from 'vitest'
import { timeTaken } from '#core/calendar/time-taken.ts'
import { defaultSettings } from '#core/people/settings.ts'
import { anEvent, HOUR, instant, MONDAY } from './an-event.ts'

const taken = (change: Parameters<typeof anEvent>[0]) => timeTaken(anEvent(change), defaultSettings)

it('timeTaken() differs when time, place or rule differ, and not for words', () => {
  expect(taken({ title: 'Other', etag: '"9"', description: 'x' })).toBe(taken({}))
  expect(taken({ end: instant(MONDAY + 2 * HOUR) })).not.toBe(taken({}))
  expect(taken({ location: 'Rome' })).not.toBe(taken({}))
  expect(taken({ recurrence: ['RRULE:FREQ=DAILY'] })).not.toBe(taken({}))
})

it('timeTaken() is null for what is free and for our blocks, but not for a cancelled instance', () => {
  expect(taken({ isTransparent: true })).toBeNull()
  expect(taken({ blockId: 'b', generation: 1 })).toBeNull()
  expect(taken({ seriesId: 's', status: 'cancelled', start: null, end: null })).not.toBeNull()
})
