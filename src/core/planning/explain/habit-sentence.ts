import type { HabitFact } from '../check/facts.ts'
import type { HabitWeek } from '../check/habit-weeks.ts'
import { firstDayOfWeek } from '../check/weeks.ts'
import { dayWords, listWords, minutesWords, spanWords, tidy } from '../check/words.ts'
import { parseInstant } from '../check/instant.ts'
import type { UnplacedReason } from '../plan.ts'
import type { Board } from './board.ts'
import { called } from './called.ts'

type Given = Readonly<Record<string, unknown>>
type Missed = { readonly reason: UnplacedReason; readonly times: number; readonly facts: Given }

/** Why a habit is missed in one week, in one sentence made of the numbers of its facts. */
export function habitSentence(board: Board, habit: HabitFact, week: HabitWeek, missed: Missed): string {
  const often = missed.times === 1 ? 'once' : `${missed.times} times`
  const when = dayWords(firstDayOfWeek(habit, week.week))
  return `${called(board.facts, habit.id)} is missed ${often} in the week of ${when}: ${why(board, habit, week, missed)}.`
}

function why(board: Board, habit: HabitFact, week: HabitWeek, { reason, facts }: Missed): string {
  const dates = week.dates.length
  if (reason === 'NO_WINDOW') return tooClose(habit, dates, facts)
  if (reason === 'LONG_STRETCH')
    return `only ${numberOf(facts, 'possibleTimes')} of its ${dates} dates leave ${minutesWords(habit.minMinutes)} in one piece with a break after ${minutesWords(numberOf(facts, 'maxStretchMinutes'))}`
  if (reason !== 'OUTRANKED') return tooLittle(habit, dates, reason, facts)
  const by = Array.isArray(facts['by']) ? facts['by'].map((id) => called(board.facts, String(id))) : []
  if (by.length > 0) return `${listWords(by)} ${by.length === 1 ? 'takes' : 'take'} the time in its window`
  return leftover(board, facts)
}

function tooLittle(habit: HabitFact, dates: number, reason: UnplacedReason, facts: Given): string {
  const room = `${minutesWords(habit.minMinutes)} free in one piece`
  const some = `only ${numberOf(facts, 'possibleTimes')} of its ${dates} dates`
  if (reason !== 'CALENDAR_UNKNOWN')
    return dates === 1 ? `its only date has no ${room}` : `${some} have ${room}`
  const known = dates === 1 ? 'its only date is not known' : `${some} are known`
  return `${known} to have ${room}, as a calendar could not be read`
}

function tooClose(habit: HabitFact, dates: number, facts: Given): string {
  const days = `${habit.minDaysBetween} ${habit.minDaysBetween === 1 ? 'day' : 'days'}`
  return facts['neighbours'] === undefined
    ? `its ${dates} dates there cannot all be ${days} apart`
    : `${days} from its occurrences in the weeks beside it leave fewer dates`
}

/** The facts of leftoverOccurrence(). */
function leftover(board: Board, facts: Given): string {
  const [start, end] = [parseInstant(String(facts['bestStart'])), parseInstant(String(facts['bestEnd']))]
  if (start === undefined || end === undefined)
    return 'there would be room on other dates than those of the plan, but the search ended before it found them'
  const [cost, without] = [numberOf(facts, 'costWithBestBlock'), numberOf(facts, 'costWithoutIt')]
  const where = spanWords(board.facts.wall, start, end)
  return cost >= without
    ? `its best further occurrence, ${where}, would cost ${tidy(cost)} points, missing it costs ${tidy(without)}`
    : `${where} would be possible and lower its cost from ${tidy(without)} to ${tidy(cost)} points, but the search ended before it found that`
}

const numberOf = (facts: Given, name: string): number => Number(facts[name])
