import type { PlanVersionView } from '#contracts/http/plan-routes.ts'

type Entry = PlanVersionView['unplaced'][number]

/** A thing with all that keeps it out. */
export type WithoutRoom = {
  readonly itemId: string
  /** Its title; with what tells it apart, where others have the same. */
  readonly name: string
  readonly minutes: number
  readonly entries: readonly Entry[]
}

/** Entries by the thing that they are about, in the order of the plan. */
export const withoutRoom = (entries: readonly Entry[]): WithoutRoom[] =>
  [...Map.groupBy(entries, ({ itemId }) => itemId)].map(([itemId, own]) => ({
    itemId,
    name: nameIn(own[0]),
    minutes: own.reduce((sum, { minutes }) => sum + minutes, 0),
    entries: own,
  }))

/** The planner tells namesakes apart behind the title: “Report” (due Wed 25 Nov). */
function nameIn(entry: Entry | undefined): string {
  const { title = '', sentence = '' } = entry ?? {}
  const mark = sentence.split(`“${title}” (`)[1]?.split(')')[0]
  return mark === undefined ? title : `${title} (${mark})`
}

/** The reason without what stands in front of it: "1 h of “Report” is not placed: it needs …" → "It needs …". */
export function whyNot(sentence: string): string {
  const [, week, reason] = / (?:not placed|in the (week of [^:]+)): (.*)$/su.exec(sentence) ?? []
  if (reason === undefined) return sentence
  return week === undefined
    ? `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`
    : `W${week.slice(1)}: ${reason}`
}
