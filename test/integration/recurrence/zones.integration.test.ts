import { expect, it } from 'vitest'
import { reportEverywhere } from '../../recurrence/zones.ts'

it('recurrence is right in every zone that the process may run in (R11)', async () => {
  const { passed, zones } = await reportEverywhere()
  const failures = Object.entries(zones).flatMap(([zone, { adapter, emulator }]) =>
    [...adapter.failures, ...emulator.failures].map((failure) => ({ zone, ...failure })),
  )
  expect(failures).toEqual([])
  expect(passed).toBe(true)
}, 240_000)
