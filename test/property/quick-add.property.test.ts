import { array, assert, constantFrom, integer, oneof, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { createTask } from '#contracts/http/task-routes.ts'
import { quickAdd } from '#core/tasks/quick-add/quick-add.ts'

const zones = ['Europe/Berlin', 'America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe', 'Asia/Kathmandu']
const goals = [{ id: '0199ab00-0000-7000-8000-000000000001', title: 'Ship it', kind: 'key-result' }] as const
const tasks = [{ id: '0199ab00-0000-7000-8000-000000000002', title: 'Draft' }]

// Around clock changes and the ends of years, and anywhere.
const moments = oneof(
  constantFrom(
    '2026-03-29T00:59:00Z',
    '2026-10-25T00:30:00Z',
    '2026-12-31T22:59:59Z',
    '2028-02-28T23:30:00Z',
    '2011-12-29T12:00:00Z',
  ).map((text) => Date.parse(text)),
  integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) }),
)

const vocabulary = [
  '"due Fri"',
  ...(
    `Write the report hard ! " after "Draft" "Nothing" #ship #x due due! not before next this in at Fri Mon! tomorrow ` +
    `today Nov Feb 3h 90m 1h30 2.5h 1:30 0m 9999 999h 3 30 31.02. 30.11. 2026-11-30 17:00 5pm 24:00 2026-11-30T17:00 ` +
    `Fri/9:00 0001-01-01 9999-12-31 days weeks hours min P1 P9 max a day blocks 30-90 90-30 9-12 12-9 9:00-8:00 mornings 29`
  ).split(' '),
]

const lines = oneof(
  array(constantFrom(...vocabulary), { maxLength: 14 }).map((words) => words.join(' ')),
  string({ unit: 'binary', maxLength: 80 }),
  array(oneof(constantFrom(...vocabulary), string({ unit: 'grapheme', maxLength: 6 })), {
    maxLength: 10,
  }).map((words) => words.join(' ')),
)

type Result = ReturnType<typeof quickAdd>

const faultsOf = (result: Result) => (result.ok ? [] : result.faults)
const isInside =
  (line: string) =>
  ({ at, length }: { readonly at: number; readonly length: number }): boolean =>
    at >= 0 && length >= 0 && at + length <= line.length

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())

/** What was read is what the API would take. */
function isTaken(result: Result, nowMs: number): boolean {
  if (!result.ok) return true
  const { title, minutes, dueMs, notBeforeMs } = result.task
  const body = { title, minutes: minutes ?? 60, due: iso(dueMs), notBefore: iso(notBeforeMs) }
  const isPlain = !/\0|\p{Surrogate}/u.test(title)
  return (dueMs ?? Infinity) > nowMs && (!isPlain || createTask.body.safeParse(body).success)
}

test('whatever is typed is read, or refused with a place inside the text', () => {
  assert(
    property(
      lines,
      moments,
      constantFrom(...zones),
      integer({ min: 1, max: 7 }),
      (line, nowMs, zone, weekStart) => {
        const result = quickAdd(line, { nowMs, zone, weekStart, isMonthFirst: null, goals, tasks })
        const faults = faultsOf(result)
        expect([...result.parts, ...faults].filter((one) => !isInside(line)(one))).toEqual([])
        expect(faults.filter(({ message }) => !/[Ee]xpected|This may mean/.test(message))).toEqual([])
        expect(result.ok).toBe(faults.length === 0)
        expect(isTaken(result, nowMs)).toBe(true)
      },
    ),
    { numRuns: 1500 },
  )
})
