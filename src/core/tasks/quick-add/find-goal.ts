/** A key result or an objective that a task may be for. */
export type GoalName = {
  readonly id: string
  readonly title: string
  readonly kind: 'key-result' | 'objective'
}

/** "Ship it, now!" → "ship-it-now". */
export const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')

/** Goals that a tag may mean: by id or the beginning of one, by title, else by the beginning of a title. */
export function findGoals(tag: string, goals: readonly GoalName[]): readonly GoalName[] {
  const slug = slugOf(tag)
  if (slug === '') return []
  const exact = goals.filter(({ id, title }) => id === tag.toLowerCase() || slugOf(title) === slug)
  if (exact.length > 0) return exact
  return goals.filter(({ id, title }) => id.startsWith(tag.toLowerCase()) || slugOf(title).startsWith(slug))
}
