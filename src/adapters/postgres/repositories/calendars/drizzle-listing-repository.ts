import { type SQL, and, asc, eq } from 'drizzle-orm'
import type { ListingPage, ListingRepository } from '#app/ports/repositories/calendar-repositories.ts'
import { calendars, listingPages } from '../../schema/calendars.ts'
import { toDate, toMs } from '../moments.ts'
import { requireOwned } from '../require-owned.ts'
import type { Scope } from '../scope.ts'
import { wellFormedTexts } from '../well-formed.ts'

export function drizzleListingRepository(scope: Scope): ListingRepository {
  const { db, userId } = scope
  const of = (calendarId: string): SQL | undefined =>
    and(eq(listingPages.userId, userId), eq(listingPages.calendarId, calendarId))
  return {
    pagesOf: async (calendarId) => {
      const rows = await db
        .select()
        .from(listingPages)
        .where(of(calendarId))
        .orderBy(asc(listingPages.number))
      return rows.map(toPage)
    },
    keep: async (page) => {
      await requireOwned(scope, 'keep a page', [['calendar', calendars, page.calendarId]])
      const row = { ...fromPage(page), userId }
      await db
        .insert(listingPages)
        .values(row)
        .onConflictDoUpdate({ target: [listingPages.calendarId, listingPages.number], set: row })
    },
    forget: async (calendarId) => {
      await db.delete(listingPages).where(of(calendarId))
    },
  }
}

const toPage = ({
  userId: _userId,
  fromAt,
  readAt,
  ...page
}: typeof listingPages.$inferSelect): ListingPage => ({
  ...page,
  fromMs: toMs(fromAt),
  readAtMs: toMs(readAt),
})

const fromPage = ({ fromMs, readAtMs, ...page }: ListingPage) => ({
  ...page,
  events: wellFormedTexts(page.events),
  fromAt: toDate(fromMs),
  readAt: toDate(readAtMs),
})
