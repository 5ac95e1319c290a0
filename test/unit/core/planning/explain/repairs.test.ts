import { describe, expect, it } from 'vitest'
import { makePlan } from '#core/planning/make-plan.ts'
import type { Problem } from '#core/planning/problem.ts'
import { aHabit, aProblem, aTask, instantOf } from '../../../../support/planning-builders.ts'

const said = (problem: Problem) => {
  const plan = makePlan(problem, { seed: 1, steps: 300 })
  expect(plan.unplaced.length === 0 || plan.repairs.length > 0).toBe(true)
  return {
    plan,
    changes: plan.repairs.map(({ change }) => change),
    sentences: plan.repairs.map(({ sentence }) => sentence.split(';')[0]),
  }
}

describe('repairs of what is planned but late', () => {
  const due = instantOf('24T00:00')
  const urgent = aTask({ id: 'a', title: 'Tax', minutes: 480, maxBlockMinutes: 480, due, priority: 1 })
  const slides = aTask({ id: 'b', title: 'Slides', minutes: 90, maxBlockMinutes: 90, due })

  it('make room before the due, and only then move it', () => {
    const { plan, changes, sentences } = said(aProblem({ tasks: [urgent, slides] }))
    expect(plan.unplaced).toEqual([])
    expect(changes).toEqual([
      { op: 'extend-hours', hours: 'work', minutes: 120 },
      { op: 'extend-due', item: 'b', to: instantOf('24T10:30') },
    ])
    expect(sentences).toEqual([
      'Letting the “work” hours end 2 h later brings “Slides” in on time',
      'Moving the due of “Slides” to Tue 24 Nov 10:30 brings it in on time',
    ])
    for (const { costAfter } of plan.repairs) expect(costAfter).toBeLessThan(plan.cost.total)
  })

  it('move only the due of what is pinned after it', () => {
    const previous = [{ item: 'b', start: instantOf('24T09:00'), end: instantOf('24T10:30'), pinned: true }]
    const { changes } = said(aProblem({ tasks: [slides], previous }))
    expect(changes).toEqual([{ op: 'extend-due', item: 'b', to: '2026-11-24T10:30:00Z' }])
  })

  it('leave the dates of firm tasks alone', () => {
    const problem = aProblem({ tasks: [urgent, slides] })
    const plan = makePlan(problem, { seed: 1, steps: 300, firm: ['a', 'b'] })
    expect(plan.repairs.map(({ change }) => change)).toEqual([
      { op: 'extend-hours', hours: 'work', minutes: 120 },
    ])
  })

  it('are not sought for a due that is over already', () => {
    expect(said(aProblem({ tasks: [{ ...slides, due: instantOf('20T17:00') }] })).changes).toEqual([])
  })
})

describe('repairs that only ask for less', () => {
  it('come last and say what they leave out', () => {
    const full = { id: 'e', start: instantOf('23T09:00'), end: instantOf('28T00:00') }
    const review = aHabit({ title: 'Weekly review', timesPerWeek: 1, days: [5], from: '16:00', to: '17:00' })
    const { sentences } = said(aProblem({ until: instantOf('28T00:00'), busy: [full], habits: [review] }))
    expect(sentences.at(-1)).toBe('Pausing “Weekly review” leaves it out until it is resumed')
  })
})
