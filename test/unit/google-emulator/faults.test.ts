import { expect, it } from 'vitest'
import { Faults } from '#demo/google-emulator/control/faults.ts'

it('take() lets `after` calls pass, then strikes `times` times, on its calendar only', () => {
  const faults = new Faults()
  faults.plan({ method: 'events.list', calendarId: 'a', after: 1, times: 2, kind: 'error' })
  const struck = ['b', 'a', 'a', 'b', 'a', 'a'].map(
    (calendar) => faults.take({ method: 'events.list', calendarId: calendar }) !== null,
  )
  expect(struck).toEqual([false, false, true, false, true, false])
  expect(faults.take({ method: 'events.get', calendarId: 'a' })).toBeNull()
  expect(faults.pending()).toEqual([])
})
