import { z } from 'zod'
import { invalid } from './google-error.ts'
import { decodeToken, encodeToken } from './tokens.ts'

/**
 * Where a walk through pages stands. `seq` and `nowMs` are those of the first page: the sync token of the last
 * page starts there, so that nothing changed while paging is lost.
 */
export type Cursor = { query: string; seq: number; nowMs: number; after: string | null }

const cursorSchema = z.object({
  query: z.string(),
  seq: z.number(),
  nowMs: z.number(),
  after: z.string().nullable(),
})

/** Starts a walk, or continues the one of the page token; the token is bound to its query. */
export function openCursor(pageToken: string | undefined, fresh: Omit<Cursor, 'after'>): Cursor {
  if (pageToken === undefined) return { ...fresh, after: null }
  const parsed = cursorSchema.safeParse(decodeToken(pageToken))
  if (!parsed.success) throw invalid('Invalid page token value.', 'pageToken')
  if (parsed.data.query !== fresh.query)
    throw invalid('The page token belongs to another query: all parameters must stay the same.', 'pageToken')
  return parsed.data
}

export type Page<T> = { items: T[]; nextPageToken: string | null }

export type Keyed<T> = { key: string; item: T }

/** The next `limit` items behind the cursor, in order of their keys. */
export function cutPage<T>(all: readonly Keyed<T>[], cursor: Cursor, limit: number): Page<T> {
  const { after } = cursor
  const rest = all
    .filter((each) => after === null || each.key > after)
    .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
  const taken = rest.slice(0, limit)
  const last = taken.at(-1)
  const more = rest.length > taken.length && last !== undefined
  return {
    items: taken.map((each) => each.item),
    nextPageToken: more ? encodeToken({ ...cursor, after: last.key }) : null,
  }
}

/** An empty page that goes on where this one stood: Google sends such pages now and then. */
export function emptyPage<T>(cursor: Cursor): Page<T> {
  return { items: [], nextPageToken: encodeToken(cursor) }
}
