import { describe, expect, test } from 'vitest'
import { digestTimes } from '#core/notifications/digest-time.ts'
import { defaultNoticeSettings } from '#core/notifications/notice-settings.ts'
import { afterQuiet } from '#core/notifications/quiet-hours.ts'

const { quiet, digest } = defaultNoticeSettings
const everyDay = { ...quiet, weekends: false }
const iso = (ms: number): string => new Date(ms).toISOString()
const after = (at: string, zone: string, hours = quiet): string =>
  iso(afterQuiet(Date.parse(at), zone, hours))

describe('afterQuiet()', () => {
  test.for([
    ['Europe/Berlin', '2026-11-24T19:59:00+01:00', '2026-11-24T18:59:00.000Z'],
    ['Europe/Berlin', '2026-11-24T20:00:00+01:00', '2026-11-25T07:00:00.000Z'],
    ['Europe/Berlin', '2026-11-25T07:59:59+01:00', '2026-11-25T07:00:00.000Z'],
    ['Europe/Berlin', '2026-11-25T08:00:00+01:00', '2026-11-25T07:00:00.000Z'],
    ['America/Los_Angeles', '2026-11-24T23:00:00-08:00', '2026-11-25T16:00:00.000Z'],
    ['Asia/Kolkata', '2026-11-24T20:30:00+05:30', '2026-11-25T02:30:00.000Z'],
    ['Pacific/Kiritimati', '2026-11-24T21:00:00+14:00', '2026-11-24T18:00:00.000Z'],
  ] as const)('%s at %s: %s', ([zone, at, expected]) => {
    expect(after(at, zone)).toBe(expected)
  })

  test('a Friday night waits until Monday', () => {
    expect(after('2026-11-27T21:00:00+01:00', 'Europe/Berlin')).toBe('2026-11-30T07:00:00.000Z')
    expect(after('2026-11-28T12:00:00+01:00', 'Europe/Berlin')).toBe('2026-11-30T07:00:00.000Z')
    expect(after('2026-11-28T12:00:00+01:00', 'Europe/Berlin', everyDay)).toBe('2026-11-28T11:00:00.000Z')
  })

  test('the nights of clock changes end at eight on the wall', () => {
    expect(after('2026-10-24T22:00:00+02:00', 'Europe/Berlin', everyDay)).toBe('2026-10-25T07:00:00.000Z')
    expect(after('2026-03-28T22:00:00+01:00', 'Europe/Berlin', everyDay)).toBe('2026-03-29T06:00:00.000Z')
    expect(after('2026-10-31T23:30:00-07:00', 'America/Los_Angeles', everyDay)).toBe(
      '2026-11-01T16:00:00.000Z',
    )
  })

  test('an end inside of the hour that is left out is the first minute after it', () => {
    const hours = { from: '22:00', to: '02:30', weekends: false }
    expect(after('2026-03-29T00:30:00+01:00', 'Europe/Berlin', hours)).toBe('2026-03-29T01:00:00.000Z')
  })

  test('quiet at noon, and never quiet', () => {
    const noon = { from: '12:00', to: '13:00', weekends: false }
    expect(after('2026-11-24T12:10:00Z', 'UTC', noon)).toBe('2026-11-24T13:00:00.000Z')
    expect(after('2026-11-24T11:59:00Z', 'UTC', noon)).toBe('2026-11-24T11:59:00.000Z')
    const never = { from: '08:00', to: '08:00', weekends: false }
    expect(after('2026-11-24T03:00:00Z', 'UTC', never)).toBe('2026-11-24T03:00:00.000Z')
  })
})

describe('digestTimes()', () => {
  test.for([
    ['Europe/Berlin', '2026-10-26T08:00:00+01:00', '2026-10-26T07:00:00.000Z', '2026-11-02T07:00:00.000Z'],
    ['Europe/Berlin', '2026-10-26T07:59:00+01:00', '2026-10-19T06:00:00.000Z', '2026-10-26T07:00:00.000Z'],
    ['Asia/Kolkata', '2026-11-25T00:00:00+05:30', '2026-11-23T02:30:00.000Z', '2026-11-30T02:30:00.000Z'],
    [
      'America/Los_Angeles',
      '2026-11-01T12:00:00-08:00',
      '2026-10-26T15:00:00.000Z',
      '2026-11-02T16:00:00.000Z',
    ],
  ] as const)('%s at %s', ([zone, at, last, next]) => {
    const times = digestTimes(Date.parse(at), zone, digest)
    expect([iso(times.last.atMs), iso(times.next.atMs)]).toEqual([last, next])
  })
})
