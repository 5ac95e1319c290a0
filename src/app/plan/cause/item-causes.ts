import type { Background } from './cause-background.ts'
import type { Whole } from './whole-items.ts'

export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

export const named = ({ id, title }: Whole<unknown>, marks: Background['marks']): string =>
  `“${title}”${marks.get(id) ?? ''}`

/** Which tasks or habits are new, other than they were, or gone; what was done by hand is told as that. */
export function itemCauses<T>(
  before: readonly Whole<T>[],
  current: readonly Whole<T>[],
  what: string,
  isSame: (a: Whole<T>, b: Whole<T>) => boolean,
  { byHand, marks, ends }: Background,
): string[] {
  const touched = new Set(byHand.map(({ itemId }) => itemId))
  const old = new Map(before.map((item) => [item.id, item]))
  const ids = new Set(current.map(({ id }) => id))
  const changed = current.filter((item) => {
    const earlier = old.get(item.id)
    return earlier !== undefined && !touched.has(item.id) && !isSame(earlier, item)
  })
  const gone = Map.groupBy(
    before.filter(({ id }) => !ids.has(id)),
    ({ id }) => ends.get(id) ?? (touched.has(id) ? 'told' : 'planned'),
  )
  const told = (items: readonly Whole<T>[] = [], one: string, many: string): string[] => {
    const [first] = items
    if (first === undefined) return []
    return [items.length === 1 ? `${named(first, marks)} ${one}` : `${counted(items.length, what)} ${many}`]
  }
  return [
    ...told(
      current.filter(({ id }) => !old.has(id)),
      'is new',
      'are new',
    ),
    ...told(changed, 'changed', 'changed'),
    ...told(gone.get('done'), 'is done', 'are done'),
    ...told(gone.get('dropped'), 'was dropped', 'were dropped'),
    ...told(gone.get('planned'), 'has nothing left to plan', 'have nothing left to plan'),
  ]
}
