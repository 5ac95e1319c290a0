import { expect, test } from 'vitest'
import { snoozePlace } from '#core/goals/snooze-place.ts'

const lengths = { idealMs: 30, leastMs: 20, gridMs: 10 }
const at = (startMs: number, endMs: number) => ({ startMs, endMs })

test('snoozePlace() takes the first free place on the grid that holds the whole length', () => {
  expect(snoozePlace(at(0, 200), [at(0, 5), at(25, 50)], lengths)).toEqual(at(50, 80))
})

test('snoozePlace() shortens before it gives up', () => {
  expect(snoozePlace(at(0, 60), [at(20, 40)], lengths)).toEqual(at(0, 20))
  expect(snoozePlace(at(0, 60), [at(10, 50)], lengths)).toBeNull()
  expect(snoozePlace(at(60, 0), [], lengths)).toBeNull()
})
