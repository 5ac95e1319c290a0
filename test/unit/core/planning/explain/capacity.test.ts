import { describe, expect, it } from 'vitest'
import { readFacts } from '#core/planning/check/facts.ts'
import { makeBoard } from '#core/planning/explain/board.ts'
import { capacity } from '#core/planning/explain/capacity.ts'
import type { Problem } from '#core/planning/problem.ts'
import { aProblem, aTask, instantOf } from '../../../../support/planning-builders.ts'

const verdicts = (problem: Problem) => capacity(makeBoard(readFacts(problem), []))

describe('capacity()', () => {
  it('is silent while everything fits', () => expect(verdicts(aProblem({ tasks: [aTask()] }))).toEqual([]))

  it('names the window between a first moment and a due, and who must lie in it', () => {
    const [notBefore, due] = [instantOf('24T09:00'), instantOf('24T12:00')]
    const tasks = [
      aTask({ id: 'a', minutes: 120, notBefore, due }),
      aTask({ id: 'b', minutes: 90, notBefore, due }),
      aTask({ id: 'c', minutes: 300 }),
    ]
    expect(verdicts(aProblem({ tasks }))).toEqual([
      {
        from: `${notBefore.slice(0, 19)}Z`,
        to: due,
        hours: 'work',
        needMinutes: 210,
        freeMinutes: 180,
        items: ['a', 'b'],
        verdict: 'overfull',
      },
    ])
  })

  it('counts what is left beside busy time and pinned blocks', () => {
    const problem = aProblem({
      until: '2026-11-24T00:00:00Z',
      busy: [{ id: 'e', start: instantOf('23T09:00'), end: instantOf('23T16:00') }],
      tasks: [aTask({ minutes: 120 }), aTask({ id: 't2', minutes: 30 })],
      previous: [{ item: 't2', start: instantOf('23T16:00'), end: instantOf('23T16:30'), pinned: true }],
    })
    const facts = readFacts(problem)
    expect(capacity(makeBoard(facts, facts.pinned))).toMatchObject([
      { needMinutes: 120, freeMinutes: 30, items: ['t1'] },
    ])
  })

  it('looks at each profile by itself, and at an overdue task until the horizon', () => {
    const hours = {
      work: [{ days: [1], from: '09:00', to: '10:00' }],
      home: [{ days: [1], from: '18:00', to: '19:00' }],
    }
    const tasks = [
      aTask({ id: 'a', minutes: 180, due: '2026-11-01T00:00:00Z' }),
      aTask({ id: 'b', minutes: 150, hours: 'home' }),
    ]
    expect(
      verdicts(aProblem({ hours, tasks })).map(({ hours, needMinutes, freeMinutes }) => [
        hours,
        needMinutes,
        freeMinutes,
      ]),
    ).toEqual([
      ['work', 180, 120],
      ['home', 150, 120],
    ])
  })
})
