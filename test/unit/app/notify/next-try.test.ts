import { expect, test } from 'vitest'
import { nextTryMs } from '#app/notify/next-try.ts'
import { Undeliverable, Unreachable } from '#app/ports/messengers.ts'
import { HOUR_MS } from '#core/time/interval.ts'

const weekendMs = 62 * HOUR_MS

/** When each attempt was made, until nobody tries again. */
function attempts(faultAt: (nowMs: number) => Error): number[] {
  const made: number[] = []
  for (let next: number | null = 0; next !== null; next = nextTryMs(made.length, faultAt(next), next))
    made.push(next)
  return made
}

test('a server that was down over a weekend and then greylists is asked again', () => {
  const made = attempts((nowMs) => (nowMs < weekendMs ? new Unreachable('down') : new Error('451 later')))
  expect(made.filter((atMs) => atMs >= weekendMs).length).toBeGreaterThan(1)
})

test.each([new Unreachable('down'), new Error('451 later')])(
  '%s is tried for as long as any other',
  (fault) => {
    const made = attempts(() => fault)
    expect(made).toHaveLength(20)
    expect(made.at(-1)).toBeGreaterThan(weekendMs)
  },
)

test('what is refused for good is not tried again', () => {
  expect(nextTryMs(1, new Undeliverable('550 no such mailbox'), 0)).toBeNull()
})
