import type { KeyResult } from '../key-result.ts'
import type { KeyResultFacts } from './goal-facts.ts'
import type { Warning } from './warning.ts'

/** Verbs that name an activity. Verbs of change (raise, reduce, grow, win) begin good key results and are not here. */
const activities = new Set(
  `analyse analyze arrange attend book build buy call clean compile complete conduct contact coordinate create define
  deliver deploy design develop discuss document draft email evaluate explore finalise finalize finish fix hold host
  identify implement install introduce investigate launch make meet migrate move open organise organize outline plan
  prepare present publish read refactor release research review rewrite roll run schedule send set ship sign start
  submit talk test update upgrade visit write`.split(/\s+/),
)

/** A key result that is either done or not, and that says what somebody does instead of what changes by it. */
export function readsLikeATask({ keyResult }: KeyResultFacts): Warning[] {
  if (!isYesOrNo(keyResult) || !startsWithActivity(keyResult.title)) return []
  return [
    {
      code: 'READS_LIKE_A_TASK',
      objectiveId: keyResult.objectiveId,
      keyResultId: keyResult.id,
      reason: `"${keyResult.title}" says what somebody does, and is either done or not.`,
      fix: 'Make it a task, and measure what it is to change: from which number to which?',
    },
  ]
}

/** One step from nothing to everything; hours and lists of milestones have steps on the way. */
function isYesOrNo(keyResult: KeyResult): boolean {
  if (keyResult.kind === 'milestone') return keyResult.milestones.length <= 1
  if (keyResult.kind === 'effort') return false
  const { baseline, target, unit } = keyResult
  if (baseline === null || target === null) return false
  return Math.abs(target - baseline) === 1 && !/[%€$£]|percent/i.test(unit)
}

const startsWithActivity = (title: string): boolean =>
  activities.has(/^\p{L}+/u.exec(title.trim().toLowerCase())?.[0] ?? '')
