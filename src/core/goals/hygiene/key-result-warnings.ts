import { DAY_MS } from '../../time/interval.ts'
import { weeklyRhythm } from '../check-in-rhythm.ts'
import { livesByWords } from '../due-check-ins.ts'
import type { KeyResultFacts, ObjectiveFacts } from './goal-facts.ts'
import type { Warning } from './warning.ts'

const SILENCE_DAYS = 10
/** Progress that a metric has to gain, and its counterpart to lose, before they are said to move apart. */
const APART = 0.05

const about = ({ keyResult }: KeyResultFacts) => ({
  objectiveId: keyResult.objectiveId,
  keyResultId: keyResult.id,
})

/** A key result that nobody answers for, or whose way has no beginning or no end. */
export function incomplete(facts: KeyResultFacts): Warning[] {
  const missing = missingParts(facts)
  if (missing.length === 0) return []
  return [
    {
      code: 'KEY_RESULT_INCOMPLETE',
      ...about(facts),
      reason: `"${facts.keyResult.title}" has no ${missing.map(({ name }) => name).join(' and no ')}.`,
      fix: `Give it ${missing.map(({ name, article }) => `${article}${name}`).join(' and ')}.`,
    },
  ]
}

function missingParts({ keyResult, ownerId }: KeyResultFacts) {
  const isMetric = keyResult.kind === 'metric'
  return [
    { name: 'baseline', article: 'a ', isMissing: isMetric && keyResult.baseline === null },
    { name: 'target', article: 'a ', isMissing: isMetric && keyResult.target === null },
    { name: 'owner', article: 'an ', isMissing: ownerId === null },
    {
      name: 'milestones',
      article: '',
      isMissing: keyResult.kind === 'milestone' && keyResult.milestones.length === 0,
    },
  ].filter(({ isMissing }) => isMissing)
}

/** A number that is to be kept healthy, set as a stretch goal. */
export function kpiAsAspiration(facts: KeyResultFacts, { objective }: ObjectiveFacts): Warning[] {
  const { keyResult } = facts
  const isKpi = keyResult.kind === 'metric' && keyResult.kpiId !== null
  if (objective.kind !== 'aspirational' || !isKpi) return []
  return [
    {
      code: 'KPI_AS_ASPIRATION',
      ...about(facts),
      reason: `"${keyResult.title}" follows a KPI: keeping a number healthy is a duty, not a stretch.`,
      fix: 'Make the objective a committed one, or measure the change that you hope for by another metric.',
    },
  ]
}

/** Ten days without a word, or as many more as its rhythm allows. */
export function noCheckIn(facts: KeyResultFacts, nowMs: number): Warning[] {
  const { keyResult, lastWordAtMs } = facts
  const days = Math.floor((nowMs - lastWordAtMs) / DAY_MS)
  const silent = Math.max(SILENCE_DAYS, keyResult.checkInDays + weeklyRhythm.graceDays)
  if (!livesByWords(keyResult) || days < silent) return []
  return [
    {
      code: 'NO_CHECK_IN',
      ...about(facts),
      reason: `Nobody has said anything about "${keyResult.title}" for ${days} days.`,
      fix: 'Check in: the value, how confident you are, and a word on why.',
    },
  ]
}

/** Two metrics that were declared to pull against each other: one gains while the other loses. */
export function movesApart(facts: KeyResultFacts, all: readonly KeyResultFacts[]): Warning[] {
  const other = all.find(({ keyResult }) => keyResult.id === facts.counterKeyResultId)
  if (other === undefined || (facts.recentChange ?? 0) < APART || (other.recentChange ?? 0) > -APART)
    return []
  return [
    {
      code: 'METRICS_MOVE_APART',
      ...about(facts),
      reason: `"${facts.keyResult.title}" gained ${points(facts)} points in four weeks while "${other.keyResult.title}" lost ${points(other)}.`,
      fix: `See whether one is bought at the price of the other, and put work into "${other.keyResult.title}".`,
    },
  ]
}

const points = ({ recentChange }: KeyResultFacts): number => Math.round(100 * Math.abs(recentChange ?? 0))
