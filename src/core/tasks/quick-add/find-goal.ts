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

/** "kr-3f2a" or "o-3f2a": the end of the id, which stays what it is when other goals come and go. */
export const codeOf = ({ id, kind }: GoalName): string =>
  `${kind === 'key-result' ? 'kr' : 'o'}-${id.slice(-4)}`

/** Goals that a tag may mean: by id, code or title, else by the beginning of an id or of a title. */
export function findGoals(tag: string, goals: readonly GoalName[]): readonly GoalName[] {
  const slug = slugOf(tag)
  if (slug === '') return []
  const lower = tag.toLowerCase()
  const exact = goals.filter(
    (goal) => goal.id === lower || codeOf(goal) === lower || slugOf(goal.title) === slug,
  )
  if (exact.length > 0) return exact
  return goals.filter(({ id, title }) => id.startsWith(lower) || slugOf(title).startsWith(slug))
}
