import { describe, expect, it } from 'vitest'
import { defence } from '#core/blocks/defend.ts'
import { nextTransition } from '#core/blocks/next-transition.ts'
import type { Problem } from '#core/planning/problem.ts'
import { aBlock } from '../../../support/work-builders.ts'

const at = (text: string) => Date.parse(text)
const nowMs = at('2026-03-26T08:00:00+01:00')
const task = { id: 't', minutes: 120, minBlockMinutes: 60, maxBlockMinutes: 120, hours: 'work' }
const problem = (due: string | null, busy: Problem['busy'] = []): Problem => ({
  format: 'planning-problem/1',
  id: 'p',
  timeZone: 'Europe/Berlin',
  now: '2026-03-26T08:00:00+01:00',
  until: '2026-04-20T00:00:00+02:00',
  gridMinutes: 15,
  hours: { work: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '11:00' }] },
  tasks: [{ ...task, due }],
  busy,
})
const block = (start: string) =>
  aBlock({
    id: 'b',
    itemId: 't',
    startMs: at(start),
    endMs: at(start) + 2 * 3_600_000,
  })
const monday = block('2026-03-30T09:00:00+02:00')
const busy = (id: string, day: string, bufferAfterMinutes = 0) => ({
  id,
  start: `${day}T09:00:00+01:00`,
  end: `${day}T10:00:00+01:00`,
  bufferAfterMinutes,
})

describe('defence()', () => {
  it('defends what begins within a day', () => {
    const isToDefend = defence([], null, nowMs)
    expect(isToDefend(block('2026-03-27T08:00:00+01:00'))).toBe(true)
    expect(isToDefend(block('2026-03-27T08:01:00+01:00'))).toBe(false)
    expect(isToDefend({ ...block('2026-03-27T08:00:00+01:00'), state: 'pinned' })).toBe(false)
  })
  it('defends the last place before the due date, beside busy time, buffers and other blocks', () => {
    const due = '2026-03-31T00:00:00+02:00'
    const isLast = (one: Problem, blocks = [monday]) => defence(blocks, one, nowMs)(monday)
    expect(isLast(problem(due))).toBe(false)
    const taken = [busy('e', '2026-03-26'), busy('f', '2026-03-27')]
    expect(isLast(problem(due, taken))).toBe(true)
    expect(isLast(problem(null, taken))).toBe(false)
    expect(isLast(problem(due, [busy('e', '2026-03-26')]))).toBe(false)
    const other = { ...block('2026-03-27T10:30:00+01:00'), id: 'other', itemId: 'u' }
    expect(isLast(problem(due, [busy('e', '2026-03-26')]), [monday, other])).toBe(true)
  })
})

describe('nextTransition()', () => {
  it('is the next end, or the moment from which a block is defended', () => {
    expect(nextTransition([monday], nowMs)).toBe(at('2026-03-29T09:00:00+02:00'))
    expect(nextTransition([{ ...monday, state: 'defended' }], nowMs)).toBe(monday.endMs)
    expect(nextTransition([{ ...monday, state: 'done' }], nowMs)).toBeNull()
  })
  it('is now for what is overdue', () => {
    expect(nextTransition([block('2026-03-26T09:00:00+01:00')], nowMs)).toBe(nowMs)
  })
})
