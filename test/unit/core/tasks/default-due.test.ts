import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { defaultDue } from '#core/tasks/default-due.ts'

const weekdays = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }]
const at = (text: string, zone = 'Europe/Berlin') => DateTime.fromISO(text, { zone }).toMillis()

test('defaultDue() skips the weekend', () => {
  expect(defaultDue(at('2026-11-26T10:00'), 'Europe/Berlin', weekdays)).toBe(at('2026-12-01T17:00'))
})

test('defaultDue() reads the closing time on the wall, over a clock change', () => {
  expect(defaultDue(at('2026-10-23T10:00'), 'Europe/Berlin', weekdays)).toBe(at('2026-10-28T17:00'))
})

test('defaultDue() knows a day that ends at midnight', () => {
  const late = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '24:00' }]
  expect(defaultDue(at('2026-11-26T10:00'), 'Europe/Berlin', late)).toBe(at('2026-11-30T00:00'))
})

test('defaultDue() has no answer without open hours', () => {
  expect(defaultDue(at('2026-11-26T10:00'), 'Europe/Berlin', [])).toBeNull()
})
