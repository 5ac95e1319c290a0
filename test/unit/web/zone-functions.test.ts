import * as Instant from 'temporal-polyfill/fns/Instant'
import * as PlainDateTime from 'temporal-polyfill/fns/PlainDateTime'
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime'
import { describe, expect, it } from 'vitest'
import * as ours from '../../../src/web/format/zone-functions.ts'

/** Zones and days of a change of the clock, by an hour and by half of one, and one without. */
const changes = [
  ['Europe/Berlin', 2026, 3, 29],
  ['Europe/Berlin', 2026, 10, 25],
  ['America/Los_Angeles', 2026, 11, 1],
  ['Australia/Lord_Howe', 2026, 4, 5],
  ['Australia/Lord_Howe', 2026, 10, 4],
  ['Asia/Kathmandu', 2026, 11, 23],
] as const

const quarters = Array.from({ length: 96 }, (_, index) => [Math.floor(index / 4), (index % 4) * 15] as const)

describe.each(changes)('the zone functions in %s on %i-%i-%i', (timeZone, year, month, day) => {
  it('find the instant of a wall time as the polyfill does', () => {
    for (const [hour, minute] of quarters) {
      const fields = [year, month, day, hour, minute, 30, 7] as const
      const found = ours.toZonedDateTime(ours.create(...fields), timeZone)
      const wanted = PlainDateTime.toZonedDateTime(PlainDateTime.create(...fields), timeZone)
      expect(found.epochMilliseconds).toBe(wanted.epochMilliseconds)
      expect(ours.offsetNanoseconds(found)).toBe(ZonedDateTime.offsetNanoseconds(wanted))
    }
  })

  it('read the wall at an instant as the polyfill does', () => {
    for (const [hour, minute] of quarters) {
      const ms = Date.UTC(year, month - 1, day, hour, minute, 30, 7)
      const wanted = Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(ms), timeZone)
      expect(wanted).toMatchObject(ours.toZonedDateTimeISO(ours.fromEpochMilliseconds(ms), timeZone))
    }
  })
})
