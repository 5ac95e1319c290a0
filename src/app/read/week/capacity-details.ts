import type { RouteOutput } from '#contracts/http/route.ts'
import type { readCapacity } from '#contracts/http/plan-routes.ts'
import type { UnfoldInput } from '#core/tasks/unfold-goals.ts'
import { hoursWords } from '#core/planning/explain/called.ts'
import { durationWords } from '#core/time/duration-words.ts'
import { parseInstant } from '#core/time/instant.ts'
import { momentWords, plainStyle } from '#core/time/time-words.ts'
import { type UndoneWeek, undoneWeek } from '#core/tasks/undone-week.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { planView } from './version-view.ts'

type Details = Pick<RouteOutput<typeof readCapacity>, 'overfull' | 'repairs' | 'undone'>

/** What the plan in force proves to be too full, exactly, with what would help; and what last week left undone. */
export async function capacityDetails(
  { planVersions, person }: Repositories,
  input: UnfoldInput,
  overMinutes: number,
): Promise<Details> {
  const { timeZone } = await person.get()
  const when = (instant: string) => momentWords(parseInstant(instant), timeZone, plainStyle)
  const version = await planVersions.latestApplied()
  const undone = undoneView(undoneWeek(input), overMinutes)
  if (version === null) return { overfull: [], repairs: [], undone }
  const view = planView(version.plan, version.problem)
  return {
    overfull: view.capacity
      .filter(({ verdict }) => verdict === 'overfull')
      .map(({ from, to, hours, needMinutes, freeMinutes, items, titles }) => ({
        from,
        to,
        hours,
        needMinutes,
        freeMinutes,
        items: items.map((itemId, index) => ({ itemId, title: titles[index] ?? '' })),
        sentence: `From ${when(from)} to ${when(to)} the ${hoursWords(hours)} hold ${durationWords(freeMinutes)}, what lies in them needs ${durationWords(needMinutes)}.`,
      })),
    repairs: view.repairs.map(({ id, sentence }) => ({ versionId: version.id, repairId: id, sentence })),
    undone,
  }
}

/** `overMinutes`: what this week has left undone, where its hours are over. */
function undoneView({ weekOf, tasks }: UndoneWeek, overMinutes: number): Details['undone'] {
  const minutes = tasks.reduce((sum, one) => sum + one.minutes, 0)
  const handedOnMinutes = tasks.reduce((sum, one) => sum + Math.min(one.minutes, one.handedOnMinutes), 0)
  const goesOn =
    handedOnMinutes === 0
      ? 'None of it was handed on.'
      : `${durationWords(handedOnMinutes)} of it came into this week.`
  return {
    weekOf,
    minutes,
    handedOnMinutes,
    tasks: tasks.map((one) => ({ ...one })),
    sentence: [
      ...(overMinutes === 0
        ? []
        : [`The hours of this week are over: ${durationWords(overMinutes)} are left undone.`]),
      ...(minutes === 0 ? [] : [`Last week ${durationWords(minutes)} were left undone. ${goesOn}`]),
    ].join(' '),
  }
}
