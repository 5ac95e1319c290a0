import { describe, expect, it, test } from 'vitest'
import { nextRepeat, readRepeatRule, repeatWords } from '#core/tasks/series/repeat-rule.ts'
import { dayNumberOf, localDateOf } from '#core/time/local-date.ts'

const day = (date: string): number => dayNumberOf(date) ?? Number.NaN
const read = (text: string) => {
  const rule = readRepeatRule(text)
  if (rule === null) throw new Error(`No rule: ${text}`)
  return rule
}

/** The first dates of a rule that begins on `start`, without that day itself. */
function datesOf(text: string, start: string, many: number): string[] {
  const dates: string[] = []
  let last: number | null = day(start)
  while (last !== null && dates.length < many) {
    last = nextRepeat(read(text), day(start), last)
    if (last !== null) dates.push(localDateOf(last))
  }
  return dates
}

describe('nextRepeat()', () => {
  it.each([
    ['FREQ=DAILY', '2026-12-30', ['2026-12-31', '2027-01-01', '2027-01-02']],
    ['FREQ=DAILY;INTERVAL=3', '2026-02-26', ['2026-03-01', '2026-03-04', '2026-03-07']],
    ['FREQ=WEEKLY', '2026-03-25', ['2026-04-01', '2026-04-08', '2026-04-15']],
    ['RRULE:FREQ=WEEKLY;BYDAY=MO,TH', '2026-11-24', ['2026-11-26', '2026-11-30', '2026-12-03']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU', '2026-11-24', ['2026-11-29', '2026-12-08', '2026-12-13']],
    ['FREQ=MONTHLY', '2026-01-31', ['2026-03-31', '2026-05-31', '2026-07-31']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2028-01-31', ['2028-02-29', '2028-03-31', '2028-04-30']],
    ['FREQ=MONTHLY;BYDAY=2TU', '2026-11-24', ['2026-12-08', '2027-01-12', '2027-02-09']],
    ['FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR', '2026-11-24', ['2026-11-27', '2027-01-29', '2027-03-26']],
    ['FREQ=YEARLY', '2024-02-29', ['2028-02-29', '2032-02-29', '2036-02-29']],
    ['FREQ=YEARLY;INTERVAL=2', '2026-12-31', ['2028-12-31', '2030-12-31', '2032-12-31']],
    ['FREQ=DAILY;UNTIL=20261126', '2026-11-24', ['2026-11-25', '2026-11-26']],
    ['FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31', '2026-02-01', []],
  ])('%s from %s on', (rule, start, dates) => {
    expect(datesOf(rule, start, 3)).toEqual(dates)
  })
})

test.each([
  '',
  'DAILY',
  'FREQ=HOURLY',
  'FREQ=DAILY;FREQ=DAILY',
  'FREQ=WEEKLY;BYDAY=XX',
  'FREQ=MONTHLY;BYMONTHDAY=32',
  'FREQ=MONTHLY;BYDAY=MO',
  'FREQ=MONTHLY;BYDAY=6MO',
  'FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=1',
  'FREQ=WEEKLY;BYDAY=1MO',
  'FREQ=YEARLY;BYDAY=MO',
  'FREQ=DAILY;UNTIL=20260231',
  'FREQ=DAILY;BYHOUR=9',
])('%j is no rule for tasks', (text) => {
  expect(readRepeatRule(text)).toBeNull()
})

test.each([
  ['FREQ=DAILY', 'every day'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'every weekday'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,MO', 'every 2 weeks on Mon and Thu'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', 'every month on its last day, 3 times'],
  ['FREQ=MONTHLY;BYDAY=-1FR', 'every month on the last Fri'],
  ['FREQ=YEARLY', 'every year'],
  ['FREQ=DAILY;UNTIL=20261231', 'every day, until 2026-12-31'],
])('%s is said as “%s”', (text, words) => {
  expect(repeatWords(read(text))).toBe(words)
})
