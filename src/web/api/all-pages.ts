type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null }

/** A listing from its first page to its last; what moves on to a later page meanwhile is there once. */
export async function allPages<T extends { readonly id: string }>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
): Promise<T[]> {
  const found = new Map<string, T>()
  for (let cursor: string | null | undefined = undefined; cursor !== null;) {
    const page: Page<T> = await read(cursor)
    for (const item of page.items) found.set(item.id, item)
    cursor = page.nextCursor
  }
  return [...found.values()]
}
