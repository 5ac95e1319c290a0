import type { Problem } from '#core/planning/problem.ts'

/** What made us plan, as a sentence for the person: what differs between the last problem and this one. */
export function causeOf(before: Problem | null, problem: Problem): string {
  if (before === null) return 'This is the first plan.'
  const causes = [
    ...calendarCauses(before, problem),
    ...itemCauses(before.tasks ?? [], problem.tasks ?? [], 'task', isSameTask),
    ...itemCauses(before.habits ?? [], problem.habits ?? [], 'habit', isSame),
    ...settingCauses(before, problem),
  ]
  if (causes.length === 0) return 'Time has passed.'
  const [first, second] = causes
  if (second === undefined) return `${first}.`
  const more = causes.length - 2
  return `${first}; ${second}${more > 0 ? `; and ${counted(more, 'other change')}` : ''}.`
}

export const isSame = (a: unknown, b: unknown): boolean => textOf(a) === textOf(b)

/** The problem before comes from a store that keeps fields in an order of its own. */
const textOf = (value: unknown): string => JSON.stringify(value, (_, part: unknown) => inOrder(part))

const inOrder = (part: unknown): unknown =>
  typeof part === 'object' && part !== null && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : part

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

function calendarCauses(before: Problem, problem: Problem): string[] {
  const nowOf = (busy: { readonly end: string }) => busy.end > problem.now && busy.end <= before.until
  const old = new Set((before.busy ?? []).filter(nowOf).map((busy) => textOf(busy)))
  const current = new Set((problem.busy ?? []).filter(nowOf).map((busy) => textOf(busy)))
  const added = [...current].filter((busy) => !old.has(busy)).length
  const gone = [...old].filter((busy) => !current.has(busy)).length
  if (added + gone === 0) return []
  return [`Your calendar changed (${counted(added, 'busy time')} new, ${gone} gone)`]
}

type Item = { readonly id: string; readonly title?: string | null | undefined }

function itemCauses<T extends Item>(
  before: readonly T[],
  current: readonly T[],
  what: string,
  same: (a: T, b: T) => boolean,
): string[] {
  const old = new Map(before.map((item) => [item.id, item]))
  const ids = new Set(current.map((item) => item.id))
  const added = current.filter((item) => !old.has(item.id))
  const gone = before.filter((item) => !ids.has(item.id))
  const changed = current.filter((item) => {
    const earlier = old.get(item.id)
    return earlier !== undefined && !same(earlier, item)
  })
  return [
    ...told(added, what, 'is new', 'are new'),
    ...told(changed, what, 'changed', 'changed'),
    ...told(gone, what, 'has nothing left to plan', 'have nothing left to plan'),
  ]
}

function told(items: readonly Item[], what: string, one: string, many: string): string[] {
  const [first] = items
  if (first === undefined) return []
  return items.length === 1
    ? [`“${first.title ?? first.id}” ${one}`]
    : [`${counted(items.length, what)} ${many}`]
}

type TaskItem = NonNullable<Problem['tasks']>[number]

/** Predecessors leave a task's list by being done: that alone changes nothing for the person. */
const isSameTask = (a: TaskItem, b: TaskItem): boolean =>
  isSame({ ...a, after: null, weight: null }, { ...b, after: null, weight: null })

const rules = ({ gridMinutes, freezeMinutes, limits, timeZone }: Problem) => ({
  gridMinutes,
  freezeMinutes,
  limits,
  timeZone,
})

function settingCauses(before: Problem, problem: Problem): string[] {
  const hours = isSame(before.hours, problem.hours) && isSame(before.daysOff, problem.daysOff)
  return [
    ...(hours ? [] : ['Your hours changed']),
    ...(isSame(rules(before), rules(problem)) ? [] : ['Your settings changed']),
  ]
}
