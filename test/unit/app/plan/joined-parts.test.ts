import { describe, expect, it } from 'vitest'
import { arrangeBlocks } from '#app/plan/arrange-blocks.ts'
import { buildProblem } from '#app/plan/problem/build-problem.ts'
import { joinedParts } from '#app/plan/joined-parts.ts'
import type { Snapshot } from '#app/plan/snapshot.ts'
import { makePlan } from '#core/planning/make-plan.ts'
import { aTask } from '../../../support/work-builders.ts'
import { aSnapshot, at } from './support/snapshot.ts'

const monday = '2026-11-23T08:00:00+01:00'
const effort = (id: string, objectiveId: string, notBeforeMs: number | null = null) =>
  aTask({
    id,
    title: id,
    objectiveId,
    source: 'effort-plan',
    weekOf: '2026-11-23',
    minutes: 120,
    notBeforeMs,
    minBlockMinutes: 60,
    maxBlockMinutes: 120,
  })
const tasks = [effort('pilots', 'a'), effort('talks', 'b', at('2026-11-25T08:00:00+01:00'))]

function planned(snapshot: Snapshot) {
  const { problem, staying } = buildProblem(snapshot, () => [], 'p')
  const plan = makePlan(problem, { seed: 1, steps: 2000, isCalm: true })
  let number = 0
  const ids = { next: () => `${snapshot.inForce === null ? 'new' : 'other'} ${++number}` }
  return { problem, plan, ...arrangeBlocks(snapshot, plan, staying, ids) }
}

const block = (item: string, from: number, to: number) => ({
  item,
  start: `2026-11-23T${from}:00:00Z`,
  end: `2026-11-23T${to}:00:00Z`,
  pinned: false,
})

const hours = (blocks: readonly ReturnType<typeof block>[]) =>
  joinedParts(blocks, () => 2 * 3_600_000).map(({ startMs, endMs }) =>
    [startMs, endMs].map((ms) => new Date(ms).getUTCHours()).join('–'),
  )

describe('joinedParts()', () => {
  it('makes one place of parts that follow on each other, as long as the longest block at most', () => {
    expect(hours([block('t', 11, 12), block('t#floor', 10, 11)])).toEqual(['10–12'])
    expect(hours([block('t', 10, 12), block('t#floor', 12, 13)])).toEqual(['10–12', '12–13'])
    expect(hours([block('t', 10, 11), block('t#floor', 12, 13)])).toEqual(['10–11', '12–13'])
    expect(hours([block('t', 10, 11), block('u', 11, 12)])).toEqual(['10–11', '11–12'])
    expect(hours([block('t', 10, 11), block('t', 11, 12)])).toEqual(['10–11', '11–12'])
  })

  it('leaves joined blocks alone when it is planned again', () => {
    const first = aSnapshot(monday, { tasks })
    const one = planned(first)
    const blocks = one.wanted.map((arranged) => arranged.block).sort((a, b) => a.startMs - b.startMs)
    expect(one.plan.blocks.length).toBeGreaterThan(blocks.length)
    expect(Math.max(...blocks.map(({ startMs, endMs }) => endMs - startMs))).toBe(2 * 3_600_000)
    const inForce = { plan: one.plan, problem: one.problem } as NonNullable<Snapshot['inForce']>
    const again = planned({ ...first, blocks, inForce })
    expect(again.withdrawn).toEqual([])
    expect(again.wanted.every(({ block, before }) => block === before)).toBe(true)
    expect(again.problem.previous?.map(({ item }) => item)).toContain('pilots#floor')
  })
})
