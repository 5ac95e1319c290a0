import { describe, expect, it } from 'vitest'
import { checkPlan } from '#core/planning/check/check-plan.ts'
import { readBlocks } from '#core/planning/check/check-report.ts'
import { instantText } from '#core/planning/check/instant.ts'
import { explainItem } from '#core/planning/explain/explain-item.ts'
import type { Problem } from '#core/planning/problem.ts'
import { aBlock, aHabit, aProblem, aTask, instantOf } from '../../../../support/planning-builders.ts'

const plan = (...blocks: ReturnType<typeof aBlock>[]) => ({
  blocks: blocks.map(({ item, startMs, endMs, pinned }) => ({
    item,
    start: instantText(startMs),
    end: instantText(endMs),
    pinned,
  })),
})
const busy = [{ id: 'standup', start: instantOf('23T09:00'), end: instantOf('23T10:00') }]

describe('explainItem()', () => {
  it('names what binds a block on either side', () => {
    const problem = aProblem({ busy, tasks: [aTask({ title: 'Draft' }), aTask({ id: 't2' })] })
    const explained = explainItem(
      problem,
      plan(aBlock('t1', '23T10:00', '23T11:00'), aBlock('t2', '23T11:00', '23T12:00')),
      't1',
    )
    expect(explained?.blocks[0]?.when).toBe('Mon 23 Nov 10:00–11:00')
    expect(explained?.blocks[0]?.why).toMatchObject([
      {
        constraint: 'busy',
        subject: 'standup',
        sentence: 'Cannot start before Mon 23 Nov 10:00: until then "standup" takes the time.',
      },
      { constraint: 'overlap', subject: 't2' },
    ])
  })

  it('gives three alternatives in different gaps, cheapest first, with what each costs more', () => {
    const problem = aProblem({ busy, tasks: [aTask()] })
    const now = plan(aBlock('t1', '23T10:00', '23T11:00'))
    const alternatives = explainItem(problem, now, 't1')?.blocks[0]?.alternatives ?? []
    expect(alternatives.map(({ start, extraCost }) => [start, extraCost])).toEqual([
      ['2026-11-23T10:15:00Z', 0],
      ['2026-11-24T09:00:00Z', 16],
      ['2026-11-25T09:00:00Z', 32],
    ])
    expect(alternatives[1]?.sentence).toBe('Tue 24 Nov 09:00–10:00 costs 16 more: 16 for later days.')
  })

  it('writes costs of thousands as the page does', () => {
    const heavy = aProblem({ busy, tasks: [aTask({ weight: 400.5 })] })
    const sentences = explainItem(heavy, plan(aBlock('t1', '23T10:00', '23T11:00')), 't1')?.blocks[0]
    expect(sentences?.alternatives[1]?.sentence).toContain('costs 1,602 more: 1,602 for later days')
  })

  it('only offers what the checker accepts, at the cost that it counts', () => {
    const problem: Problem = aProblem({
      busy,
      limits: { maxTaskMinutesPerDay: 120, maxStretchMinutes: 90 },
      tasks: [aTask({ minutes: 120 }), aTask({ id: 't2', after: ['t1'], due: instantOf('24T12:00') })],
      habits: [aHabit()],
    })
    const blocks = [
      aBlock('t1', '23T10:00', '23T11:00'),
      aBlock('h1', '23T12:00', '23T12:30'),
      aBlock('t1', '23T13:00', '23T14:00'),
      aBlock('t2', '24T09:00', '24T10:00'),
    ]
    const before = checkPlan(problem, blocks)
    expect(before.violations).toEqual([])
    for (const id of ['t1', 't2', 'h1']) {
      for (const { start, end, alternatives } of explainItem(problem, plan(...blocks), id)?.blocks ?? []) {
        expect(alternatives.length).toBeGreaterThan(0)
        for (const other of alternatives) {
          const moved = plan(...blocks).blocks.map((block) =>
            block.item === id && block.start === start && block.end === end
              ? { ...block, start: other.start, end: other.end }
              : block,
          )
          const after = checkPlan(problem, readBlocks(moved))
          expect(after.violations).toEqual([])
          expect(after.cost.total - before.cost.total).toBeCloseTo(other.extraCost, 3)
        }
      }
    }
  })

  it('says of a pinned block that it never moves, and of an unknown item nothing', () => {
    const previous = [{ item: 't1', start: instantOf('23T10:00'), end: instantOf('23T11:00'), pinned: true }]
    const problem = aProblem({ tasks: [aTask()], previous })
    const explained = explainItem(problem, plan(aBlock('t1', '23T10:00', '23T11:00', true)), 't1')
    expect(explained?.blocks).toMatchObject([
      { pinned: true, why: [{ constraint: 'pinned' }], alternatives: [] },
    ])
    expect(explainItem(problem, plan(), 'nobody')).toBeUndefined()
  })
})
