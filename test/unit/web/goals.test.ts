import { describe, expect, it } from 'vitest'
import { keyResultBody } from '#contracts/http/key-result-routes.ts'
import {
  choiceOf,
  counterChoices,
  goalChoices,
  linksOf,
} from '../../../src/web/features/goals/goal-choices.ts'
import {
  changedKeyResultBody,
  fieldsOfKeyResult,
  newKeyResultBody,
  planBody,
} from '../../../src/web/features/goals/key-result/key-result-fields.ts'
import {
  effortPlanText,
  standing,
  withUnit,
} from '../../../src/web/features/goals/key-result/key-result-words.ts'
import { percentOf } from '../../../src/web/features/goals/pace/pace-words.ts'
import { aMetric, anObjective } from './goal-samples.ts'

const effortPlan = {
  minMinutesPerWeek: 120,
  targetMinutesPerWeek: 240,
  totalMinutes: null,
  byDate: null,
  minBlockMinutes: 60,
  maxBlockMinutes: 120,
  hoursProfileId: null,
  priority: 2,
  days: [1, 2, 3, 4, 5],
}
const metric = aMetric({ effortPlan })
const objective = anObjective({ keyResults: [metric] })

describe('goal choices', () => {
  it('bring the objective of a key result along', () => {
    const links = linksOf('k:k1', [objective])
    expect(links).toEqual({ objectiveId: 'o1', keyResultId: 'k1' })
    expect(choiceOf(links)).toBe('k:k1')
  })

  it('can be an objective as a whole, or nothing', () => {
    expect(linksOf('o:o1', [objective])).toEqual({ objectiveId: 'o1', keyResultId: null })
    expect(linksOf('', [objective])).toEqual({ objectiveId: null, keyResultId: null })
    expect(choiceOf({ objectiveId: null, keyResultId: null })).toBe('')
  })

  it('leave dropped objectives out', () => {
    expect(goalChoices([{ ...objective, status: 'dropped' }])).toEqual([])
  })

  it('hold a metric against every metric but itself', () => {
    const other = aMetric({ id: 'k2', title: 'Support tickets' })
    const choices = counterChoices([{ ...objective, keyResults: [metric, other] }], 'k1')
    expect(choices).toEqual([{ group: 'Ship billing', items: [{ value: 'k2', label: 'Support tickets' }] }])
  })
})

describe('the form of a key result', () => {
  it('makes bodies that the contract takes, for all three kinds', () => {
    const fields = { ...fieldsOfKeyResult(null), title: 'Reach it', target: 10 }
    for (const kind of ['metric', 'milestone', 'effort'] as const) {
      for (const planMode of ['none', 'weekly'] as const) {
        const body = newKeyResultBody({ ...fields, kind, planMode, milestones: 'One\n\n Two ' })
        expect(keyResultBody.safeParse(body).error, `${kind}, ${planMode}`).toBeUndefined()
      }
    }
  })

  it('leaves what nobody knows yet empty on both ways', () => {
    const fields = fieldsOfKeyResult(aMetric({ baseline: null, target: null }))
    expect(fields).toMatchObject({ baseline: '', target: '', kpiId: '', counterKeyResultId: '' })
    const body = { baseline: null, target: null, kpiId: null, counterKeyResultId: null, checkInDays: 7 }
    expect(changedKeyResultBody(fields)).toMatchObject(body)
    expect(changedKeyResultBody({ ...fields, kpiId: 'p1', checkInDays: 14 })).toMatchObject({
      kpiId: 'p1',
      checkInDays: 14,
    })
  })

  it('counts hours on the screen and minutes on the wire', () => {
    const body = newKeyResultBody({ ...fieldsOfKeyResult(null), kind: 'effort', target: '1.5' })
    expect(body).toMatchObject({ measure: 'minutes', target: 90 })
  })

  it('sends one way to ask for hours, never both', () => {
    const plan = { ...effortPlan, totalMinutes: 600, byDate: '2026-12-18' }
    expect(planBody({ planMode: 'weekly', plan })).toMatchObject({ totalMinutes: null, byDate: null })
    expect(planBody({ planMode: 'total', plan })).toMatchObject({ targetMinutesPerWeek: null })
    expect(planBody({ planMode: 'none', plan })).toBeNull()
  })
})

describe('a key result in words', () => {
  it('says where it stands', () => {
    expect(standing(metric)).toBe('70 % now, from 62 % to 95 %')
    expect(standing(aMetric({ current: null, target: null }))).toBe('No value yet, from 62 %, no target')
    expect(standing(aMetric({ baseline: null }))).toBe('70 % now, no baseline, to 95 %')
    expect(withUnit(3200, 'EUR')).toBe('3,200 EUR')
  })

  it('says what it asks for', () => {
    expect(effortPlanText(effortPlan)).toBe('4 h a week (at least 2 h), Mon – Fri')
    expect(
      effortPlanText({
        ...effortPlan,
        targetMinutesPerWeek: null,
        totalMinutes: 1200,
        byDate: '2026-12-18',
        days: [1, 2, 3, 4, 5, 6, 7],
      }),
    ).toBe('20 h in all by Fri 18 Dec')
    expect(effortPlanText(null)).toBeNull()
  })
})

it('percentOf() stays within its bar', () => {
  expect(percentOf(30, 60)).toBe(50)
  expect(percentOf(90, 60)).toBe(100)
  expect(percentOf(1, 0)).toBe(0)
})
