import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { closeToast, shownToasts, showToast } from '../../../src/web/ui/toasts.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  for (const { id } of shownToasts()) closeToast(id)
  vi.useRealTimers()
})

const done = (text: string) => showToast({ kind: 'done', text })
const fault = (text: string) => showToast({ kind: 'fault', text })
const texts = () => shownToasts().map(({ text }) => text)

describe('showToast()', () => {
  it('tells what went well one at a time, and leaves faults to be read', () => {
    done('Moved.')
    fault('Refused.')
    done('Pinned.')
    done('Skipped.')
    expect(texts()).toEqual(['Refused.', 'Skipped.'])
  })

  it('goes by itself, a fault later', () => {
    done('Moved.')
    fault('Refused.')
    vi.advanceTimersByTime(6_000)
    expect(texts()).toEqual(['Refused.'])
    vi.advanceTimersByTime(6_000)
    expect(texts()).toEqual([])
  })

  it('is taken away by who showed it', () => {
    const close = fault('Refused.')
    close()
    expect(texts()).toEqual([])
  })
})
