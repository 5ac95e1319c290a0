import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { gather } from '../../../src/web/api/gather.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** What was asked for in one go, each answered after `answerMs`. */
function asker(answerMs: number) {
  const asked: (readonly string[])[] = []
  const changes = gather(async (topics) => {
    asked.push(topics)
    await new Promise((resolve) => setTimeout(resolve, answerMs))
  })
  return { asked, changes }
}

describe('gather()', () => {
  it('asks once for what comes together', async () => {
    const { asked, changes } = asker(50)
    for (const topic of ['week', 'goals', 'week']) changes.add(topic)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked).toEqual([['week', 'goals']])
  })

  it('asks for what comes meanwhile when the answers are here, and not before', async () => {
    const { asked, changes } = asker(400)
    for (let count = 0; count < 100; count += 1) {
      changes.add('week')
      await vi.advanceTimersByTimeAsync(10)
    }
    await vi.advanceTimersByTimeAsync(2_000)
    expect(asked.length).toBe(3)
  })

  it('waits for no answer without an end', async () => {
    const { asked, changes } = asker(3_600_000)
    changes.add('week')
    await vi.advanceTimersByTimeAsync(200)
    changes.add('tasks')
    await vi.advanceTimersByTimeAsync(2_500)
    expect(asked).toEqual([['week'], ['tasks']])
  })

  it('asks for nothing once it is stopped', async () => {
    const { asked, changes } = asker(50)
    changes.add('week')
    await vi.advanceTimersByTimeAsync(130)
    changes.add('tasks')
    changes.stop()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(asked).toEqual([['week']])
  })
})
