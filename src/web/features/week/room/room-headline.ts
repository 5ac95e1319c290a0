import type { LateWorkView } from '#contracts/http/plan-routes.ts'
import { plural } from '../../../format/duration.ts'
import { goalsVerdict, type GoalRoom, tightWeeks } from './capacity-words.ts'
import { lateText } from './late-words.ts'
import { capacityText } from '../plan/plan-words.ts'

export type RoomFacts = {
  /** Windows that hold too much, the worst first. */
  readonly overfull: readonly Parameters<typeof capacityText>[0][]
  /** Null: no goal asks for hours, or it is not known yet. */
  readonly cycle: GoalRoom | null
  readonly weeks: readonly GoalRoom[]
  readonly late: readonly LateWorkView[]
  /** So many things have no place. */
  readonly unplaced: number
}

export type Headline = { readonly verdict: 'fits' | 'overfull'; readonly text: string }

/** Is there room? One answer, the worst of all that is known. */
export function roomHeadline(facts: RoomFacts, timeZone: string): Headline {
  const worst = tooFull(facts, timeZone) ?? leftOver(facts, timeZone)
  if (worst !== null) return { verdict: 'overfull', text: worst }
  return { verdict: 'fits', text: allFits(facts, timeZone) }
}

function tooFull({ overfull: [window], cycle, weeks }: RoomFacts, timeZone: string): string | null {
  if (window !== undefined) return capacityText(window, timeZone)
  if (cycle?.verdict === 'overfull') return goalsVerdict(cycle, timeZone)
  return tightWeeks(weeks, timeZone)
}

function leftOver({ late: [first, ...others], unplaced }: RoomFacts, timeZone: string): string | null {
  if (first !== undefined) {
    const more =
      others.length === 0 ? '' : ` ${plural(others.length, 'more thing is', 'more things are')} late.`
    return `“${first.title}” will be late: ${uncapitalised(lateText(first, timeZone))}.${more}`
  }
  return unplaced === 0 ? null : `${plural(unplaced, 'thing has', 'things have')} no place.`
}

const allFits = ({ cycle }: RoomFacts, timeZone: string): string =>
  cycle === null
    ? 'Everything with a date fits into the hours that are free.'
    : `${goalsVerdict(cycle, timeZone)} They fit, and so does everything with a date.`

const uncapitalised = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
