import { expect, test } from 'vitest'

test('the wall clock of this run is the zone that its project names', () => {
  const named = Intl.DateTimeFormat('en', { timeZone: process.env['TZ'] })
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  expect(timeZone).toBe(named.resolvedOptions().timeZone)
})
