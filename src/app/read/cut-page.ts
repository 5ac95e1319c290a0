export type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null }

/** One more than `limit` was read: it tells that another page follows, and belongs to that. */
export function cutPage<T>(read: readonly T[], limit: number, cursorOf: (last: T) => string): Page<T> {
  const items = read.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: read.length > limit && last !== undefined ? cursorOf(last) : null }
}

export const byId = ({ id }: { readonly id: string }): string => id
