import { expect, test } from 'vitest'
import { type ClockMove, createMoveClock } from '#app/move-clock.ts'
import type { FleetRepositories, UnitOfWork } from '#app/ports/unit-of-work.ts'

const HOUR_MS = 3_600_000
const realMs = Date.parse('2026-11-23T08:00:00Z')

function demo(offsetMs: number, settledMs: number | null) {
  let offset = offsetMs
  const fleet = { lastSettledAtMs: async () => settledMs } as FleetRepositories
  const unitOfWork = { forFleet: (work) => work(fleet) } as UnitOfWork
  const movableClock = {
    now: () => realMs + offset,
    offsetMs: () => offset,
    setOffset: async (ms: number) => void (offset = ms),
  }
  const move = createMoveClock({ movableClock, unitOfWork, sweep: async () => undefined })
  return { move, offset: () => offset }
}

const back: readonly ClockMove[] = [
  { reset: true },
  { advanceMinutes: -120 },
  { now: '2026-11-23T08:30:00Z' },
]

test.each(back)('%o behind settled blocks is refused with a sentence, and nothing moves', async (way) => {
  const { move, offset } = demo(2 * HOUR_MS, realMs + HOUR_MS)
  await expect(move(way)).rejects.toMatchObject({
    kind: 'conflict',
    message: expect.stringContaining('settled up to 1 h after') as string,
  })
  expect(offset()).toBe(2 * HOUR_MS)
})

test.each(back)('%o is possible for who wants it anyway', async (way) => {
  const { move, offset } = demo(2 * HOUR_MS, realMs + HOUR_MS)
  await move({ ...way, anyway: true })
  expect(offset()).toBeLessThan(2 * HOUR_MS)
})

test.each([null, realMs - 1, realMs])(
  'back to the real time when the last settling was at %s',
  async (ms) => {
    const { move } = demo(2 * HOUR_MS, ms)
    expect((await move({ reset: true })).offsetMs).toBe(0)
  },
)

test('on is always possible', async () => {
  const { move } = demo(2 * HOUR_MS, realMs + 9 * HOUR_MS)
  expect((await move({ advanceMinutes: 60 })).offsetMs).toBe(3 * HOUR_MS)
})
