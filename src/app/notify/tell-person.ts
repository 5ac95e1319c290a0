import { digestTimes } from '#core/notifications/digest-time.ts'
import { type Channel, type Notice, noticeKinds } from '#core/notifications/notice.ts'
import { noticeSettings } from '#core/notifications/notice-settings.ts'
import { afterQuiet } from '#core/notifications/quiet-hours.ts'
import { noticesNow } from '#core/notifications/rules.ts'
import { isToldLately, recurringKinds } from '#core/notifications/told-lately.ts'
import { NOTICES } from '../ports/repositories/person-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { createDeliver } from './deliver.ts'
import { createDeliverInvitations } from './deliver-invitations.ts'
import { createReadPersonNow, type OpenWays, type ReadPersonDependencies } from './read-person-now.ts'

type Dependencies = ReadPersonDependencies &
  Parameters<typeof createDeliver>[0] &
  Parameters<typeof createDeliverInvitations>[0]

/** What is worth telling: written down once, shown in the page, and sent when it is time. A second run does nothing. */
export function createTellPerson(dependencies: Dependencies) {
  const { unitOfWork, ids } = dependencies
  const readPersonNow = createReadPersonNow(dependencies)
  const deliver = createDeliver(dependencies)
  const deliverInvitations = createDeliverInvitations(dependencies)
  return async (userId: string, signal?: AbortSignal): Promise<void> => {
    const ways = await unitOfWork.forUser(userId, (repositories) => openWays(repositories, dependencies))
    const now = await readPersonNow(userId, ways)
    const notices = noticesNow(now)
    await unitOfWork.forUser(userId, async (repositories) => {
      const around = { ...ways, nowMs: now.nowMs, zone: now.zone, ids }
      const over = await repositories.notifications.resolve(lasting, keysOf(notices), now.nowMs)
      let told = 0
      for (const notice of await news(repositories, notices, now.nowMs))
        told += Number(await tell(repositories, notice, around))
      if (over + told > 0) await repositories.announce('notifications')
      const { next } = digestTimes(now.nowMs, now.zone, ways.settings.digest)
      await repositories.wakes.requestAt('settle', next.atMs, NOTICES)
    })
    await deliver(userId, signal)
    await deliverInvitations(userId, signal)
  }
}

/** Kinds that say how things are; the digest says how they were. */
const lasting = noticeKinds.filter((kind) => kind !== 'weekly-digest')

const keysOf = (notices: readonly Notice[]): string[] => notices.map(({ key }) => key)

/** Without what was told lately, and was over in between. */
async function news(
  { notifications }: Repositories,
  notices: readonly Notice[],
  nowMs: number,
): Promise<readonly Notice[]> {
  await notifications.close(recurringKinds, keysOf(notices))
  const closed: string[] = []
  for (const kind of recurringKinds) closed.push(...(await notifications.keysOf(kind)))
  return notices.filter(({ key }) => !isToldLately(key, closed, nowMs))
}

async function openWays(
  { notifications }: Repositories,
  { messengers }: Pick<Dependencies, 'messengers'>,
): Promise<OpenWays> {
  const { kept, sealedSlackUrl } = await notifications.settings()
  const channels: readonly Channel[] = [
    ...(messengers.mailer === null ? [] : (['mail'] as const)),
    ...(sealedSlackUrl === null ? [] : (['slack'] as const)),
  ]
  return { settings: noticeSettings(kept), channels }
}

type Around = OpenWays & {
  readonly nowMs: number
  readonly zone: string
  readonly ids: Dependencies['ids']
}

async function tell(
  { notifications }: Repositories,
  { notBy, ...notice }: Notice,
  { settings, channels, nowMs, zone, ids }: Around,
): Promise<boolean> {
  const ways = settings.ways[notice.kind]
  const id = ids.next()
  const told = { ...notice, id, isOnPage: ways.page, atMs: nowMs, readAtMs: null }
  if (!(await notifications.add(told))) return false
  const dueAtMs = afterQuiet(nowMs, zone, settings.quiet)
  for (const channel of channels.filter((one) => ways[one] && one !== notBy)) {
    await notifications.addDelivery({
      id: ids.next(),
      notificationId: id,
      channel,
      state: 'waiting',
      dueAtMs,
      sentAtMs: null,
      failures: 0,
      lastError: null,
    })
  }
  return true
}
