import { and, eq } from 'drizzle-orm'
import type { NotificationRepository } from '#app/ports/repositories/notification-repositories.ts'
import { usedLinks } from '../../schema/notifications.ts'
import { toDate } from '../moments.ts'
import type { Scope } from '../scope.ts'

type Links = Pick<NotificationRepository, 'useLink' | 'isLinkUsed' | 'releaseLink'>

/** Which links of mails were used. */
export function usedLinkRows({ db, userId }: Scope): Links {
  const isIt = (digest: string) => and(eq(usedLinks.userId, userId), eq(usedLinks.digest, digest))
  return {
    useLink: async (digest, nowMs) => {
      const used = await db
        .insert(usedLinks)
        .values({ userId, digest, usedAt: toDate(nowMs) })
        .onConflictDoNothing()
        .returning({ digest: usedLinks.digest })
      return used.length > 0
    },
    isLinkUsed: async (digest) => {
      const used = await db.select({ digest: usedLinks.digest }).from(usedLinks).where(isIt(digest))
      return used.length > 0
    },
    releaseLink: async (digest) => {
      await db.delete(usedLinks).where(isIt(digest))
    },
  }
}
