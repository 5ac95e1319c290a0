import { describe, expect, it } from 'vitest'
import { lateWork } from '#core/blocks/late-work.ts'
import { HOUR_MS } from '#core/time/interval.ts'

const task = { dueMs: 10 * HOUR_MS, source: 'person', status: 'open' } as const
const block = (from: number, to: number) => ({ startMs: from * HOUR_MS, endMs: to * HOUR_MS })

describe('lateWork()', () => {
  it('tells when work ends after its due, and how much of it lies there', () => {
    expect(lateWork(task, [block(8, 9), block(20, 21), block(9, 11)])).toEqual({
      dueMs: 10 * HOUR_MS,
      endMs: 21 * HOUR_MS,
      minutes: 120,
    })
  })

  it('is silent where work ends in time, has no due, or is over', () => {
    expect(lateWork(task, [block(9, 10)])).toBeNull()
    expect(lateWork(task, [])).toBeNull()
    expect(lateWork({ ...task, dueMs: null }, [block(20, 21)])).toBeNull()
    expect(lateWork({ ...task, status: 'done' }, [block(20, 21)])).toBeNull()
  })

  it('does not take the end of a week for a promise', () => {
    expect(lateWork({ ...task, source: 'effort-plan' }, [block(20, 21)])).toBeNull()
  })
})
