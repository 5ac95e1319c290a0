import { describe, expect, it } from 'vitest'
import { readsLikeATask } from '#core/goals/hygiene/reads-like-a-task.ts'
import { aMetric, aMilestoneList, factsOf, someHours } from '../../../../support/goal-builders.ts'

const yesOrNo = (title: string) => factsOf(aMetric({ title, baseline: 0, target: 1, unit: 'number' }))

describe('readsLikeATask()', () => {
  // Bad examples as the literature on OKR gives them: outputs and activities in place of outcomes.
  it.each([
    'Launch the new website',
    'Hold a workshop with sales',
    'Write the onboarding guide',
    'Implement single sign-on',
    'Run a customer survey',
    'publish the annual report',
    'Set up the data warehouse',
  ])('%s: a task', (title) => {
    expect(readsLikeATask(yesOrNo(title))).toHaveLength(1)
    expect(readsLikeATask(factsOf(aMilestoneList(['done'], title)))).toHaveLength(1)
  })

  it.each([
    aMetric({ title: 'Launch emails opened: from 12 to 30 %', baseline: 12, target: 30 }),
    aMetric({ title: 'Hold churn below 2 %', baseline: 3, target: 2, unit: '%' }),
    aMetric({ title: 'Run 5 km in 25 minutes', baseline: 31, target: 25, unit: 'minutes' }),
    aMetric({ title: 'Reduce open incidents from 1 to 0', baseline: 1, target: 0, unit: 'number' }),
    aMetric({ title: 'Win the first paying customer', baseline: 0, target: 1, unit: 'number' }),
    aMetric({ title: 'Schedule kept: share of sprints', baseline: 0, target: 1, unit: 'percent' }),
    aMilestoneList(['design', 'build', 'release'], 'Launch the beta'),
    someHours({ title: 'Write for 40 hours' }),
    aMetric({ title: 'Publish rate', baseline: null, target: null }),
  ])('$title: a result', (keyResult) => {
    expect(readsLikeATask(factsOf(keyResult))).toEqual([])
  })
})
