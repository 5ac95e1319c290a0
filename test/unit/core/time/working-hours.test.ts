import { describe, expect, it } from 'vitest'
import { formatInstant, parseInstant } from '#core/time/instant.ts'
import { HOUR_MS, MINUTE_MS, interval } from '#core/time/interval.ts'
import { localClock } from '#core/time/local-clock.ts'
import { localDayAt, minuteOfDayAt } from '#core/time/zone-clock.ts'
import { dayNumberOf, minuteOfDay } from '#core/time/local-date.ts'
import { type WeeklyRange, datedWindows, openWindows } from '#core/time/working-hours.ts'

const everyDay = (from: string, to: string): WeeklyRange => ({
  days: [1, 2, 3, 4, 5, 6, 7],
  fromMinute: minuteOfDay(from),
  toMinute: minuteOfDay(to),
})

function windows(
  zone: string,
  from: string,
  to: string,
  ranges: readonly WeeklyRange[],
  daysOff: string[] = [],
) {
  const span = interval(parseInstant(from), parseInstant(to))
  const clock = localClock(zone, span.startMs, span.endMs)
  const off = new Set(daysOff.map((date) => dayNumberOf(date)!))
  return openWindows(ranges, clock, span, off).map(
    (window) => `${formatInstant(window.startMs)} ${(window.endMs - window.startMs) / MINUTE_MS}`,
  )
}

describe('openWindows() over a clock change', () => {
  it('Berlin, spring: a night range is an hour shorter', () => {
    expect(
      windows('Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z', [everyDay('01:00', '05:00')]),
    ).toEqual(['2026-03-29T00:00:00Z 180'])
  })

  it('Berlin, autumn: an hour longer, and a range within the repeated hour lies there twice', () => {
    const day = ['2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z'] as const
    expect(windows('Europe/Berlin', ...day, [everyDay('01:00', '05:00')])).toEqual([
      '2026-10-24T23:00:00Z 300',
    ])
    expect(windows('Europe/Berlin', ...day, [everyDay('02:30', '03:00')])).toEqual([
      '2026-10-25T00:30:00Z 30',
      '2026-10-25T01:30:00Z 30',
    ])
  })

  it('Berlin, spring: a range within the missing hour does not exist', () => {
    expect(
      windows('Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z', [everyDay('02:15', '02:45')]),
    ).toEqual([])
  })

  it('New York, both nights', () => {
    const night = [everyDay('00:00', '04:00')]
    expect(windows('America/New_York', '2026-03-08T00:00:00Z', '2026-03-08T12:00:00Z', night)).toEqual([
      '2026-03-08T05:00:00Z 180',
    ])
    expect(windows('America/New_York', '2026-11-01T00:00:00Z', '2026-11-01T12:00:00Z', night)).toEqual([
      '2026-11-01T04:00:00Z 300',
    ])
  })

  it('Lord Howe changes by half an hour', () => {
    const night = [everyDay('00:00', '04:00')]
    expect(windows('Australia/Lord_Howe', '2026-04-04T06:00:00Z', '2026-04-05T06:00:00Z', night)).toEqual([
      '2026-04-04T13:00:00Z 270',
    ])
    expect(windows('Australia/Lord_Howe', '2026-10-03T06:00:00Z', '2026-10-04T06:00:00Z', night)).toEqual([
      '2026-10-03T13:30:00Z 210',
    ])
  })

  it('Apia has no 30 December 2011', () => {
    expect(
      windows('Pacific/Apia', '2011-12-29T00:00:00Z', '2011-12-31T12:00:00Z', [everyDay('09:00', '10:00')]),
    ).toEqual(['2011-12-29T19:00:00Z 60', '2011-12-30T19:00:00Z 60'])
  })
})

describe('openWindows() in zones off the hour', () => {
  it.each([
    ['Asia/Kolkata', '2026-11-23T03:30:00Z 480'],
    ['Asia/Kathmandu', '2026-11-23T03:15:00Z 480'],
  ])('%s', (zone, expected) => {
    const monday = [{ ...everyDay('09:00', '17:00'), days: [1] }]
    expect(windows(zone, '2026-11-22T00:00:00Z', '2026-11-29T00:00:00Z', monday)).toEqual([expected])
  })
})

describe('openWindows()', () => {
  it('joins abutting ranges, over midnight too, and leaves days off out', () => {
    const ranges = [everyDay('22:00', '24:00'), everyDay('00:00', '02:00'), everyDay('02:00', '03:00')]
    expect(windows('UTC', '2026-11-23T12:00:00Z', '2026-11-25T12:00:00Z', ranges, ['2026-11-25'])).toEqual([
      '2026-11-23T22:00:00Z 300',
      '2026-11-24T22:00:00Z 120',
    ])
  })

  it('clips to the span, minute-exact', () => {
    expect(
      windows('UTC', '2026-11-23T09:10:00Z', '2026-11-23T09:25:00Z', [everyDay('09:00', '17:00')]),
    ).toEqual(['2026-11-23T09:10:00Z 15'])
  })

  it('datedWindows() names the local date of each', () => {
    const span = interval(parseInstant('2026-11-23T12:00:00Z'), parseInstant('2026-11-24T12:00:00Z'))
    const clock = localClock('Asia/Kathmandu', span.startMs, span.endMs)
    const dated = datedWindows([everyDay('00:00', '24:00')], clock, span, new Set())
    expect(dated.map(({ day }) => day)).toEqual([dayNumberOf('2026-11-23'), dayNumberOf('2026-11-24')])
  })
})

describe('localClock()', () => {
  it.each(['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia'])(
    'reads the wall of %s like the platform does, hour by hour over a year',
    (zone) => {
      const from = parseInstant('2026-01-01T00:00:00Z')
      const clock = localClock(zone, from, from + 366 * 24 * HOUR_MS)
      const wall = new Intl.DateTimeFormat('en-CA', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'short',
        hourCycle: 'h23',
      })
      for (let ms = from; ms < from + 365 * 24 * HOUR_MS; ms += 13 * HOUR_MS + 30 * MINUTE_MS) {
        const [date, time] = wall.format(ms).split(', ')
        expect([localDayAt(clock, ms), minuteOfDayAt(clock, ms)]).toEqual([
          dayNumberOf(date!),
          minuteOfDay(time!),
        ])
      }
    },
  )

  it('names an unknown zone and the way out', () => {
    expect(() => localClock('Mars/Olympus', 0, 1)).toThrow('expected an IANA zone, such as Europe/Berlin')
  })
})
