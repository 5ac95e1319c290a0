import { testSealing } from '../../support/sealing.ts'
import { createSlackWebhook } from '#adapters/slack/slack-webhook.ts'
import { createAnswerLink } from '#app/notify/answer-link.ts'
import { type MailLink, sealLink } from '#app/notify/mail-links.ts'
import { createTellPerson } from '#app/notify/tell-person.ts'
import { createNotificationEdits, createSendTestNotice } from '#app/edit/account/notification-settings.ts'
import { createUpdateSettings } from '#app/edit/account/update-settings.ts'
import type { Mail, Mailer, Messengers } from '#app/ports/messengers.ts'
import { NOTICES } from '#app/ports/repositories/person-repositories.ts'
import { createReadNotifications } from '#app/read/person/read-notifications.ts'
import { DAY_MS } from '#core/time/interval.ts'
import { localDateOf } from '#core/time/local-date.ts'
import { anObjective } from '../../support/goal-builders.ts'
import { openWorld } from '../plan/support/world.ts'

export type TellingWorld = Awaited<ReturnType<typeof openTellingWorld>>

/** A person with an objective of one metric, and a mail server that a test can break. */
export async function openTellingWorld(startMs: number, zone: string, mailer?: Mailer) {
  const world = await openWorld(startMs, zone)
  const sent: (Mail & { readonly atMs: number })[] = []
  const faults: string[] = []
  let breakAt: ((mail: Mail) => void) | null = null
  const messengers: Messengers = {
    mailer: mailer ?? {
      send: async (mail: Mail) => {
        breakAt?.(mail)
        sent.push({ ...mail, atMs: world.edits.clock.now() })
      },
    },
    slack: createSlackWebhook({ allowsLoopback: true, patienceMs: 500 }),
  }
  const sealing = testSealing()
  const ports = {
    ...world.planning,
    ...sealing,
    messengers,
    publicUrl: 'https://plan.example.com',
    onFault: (what: string, error: unknown) => void faults.push(`${what}: ${String(error)}`),
  }
  const goals = await addGoals(world, startMs)
  return {
    ...world,
    ...createReadNotifications(ports),
    ...createNotificationEdits(ports),
    ...createAnswerLink(ports),
    updateSettings: createUpdateSettings(ports),
    sendTestNotice: createSendTestNotice(ports),
    /** A link as mails hold it. */
    linkTo: (link: Pick<MailLink, 'verb' | 'id'>, userId = world.userId): string =>
      sealLink(sealing.links, { userId, ...link }, world.edits.clock.now()),
    goals,
    messengers,
    sent,
    faults,
    /** As the queue does it: the moment that has come is over. */
    tell: async (changed: Partial<Pick<typeof ports, 'messengers' | 'unitOfWork'>> = {}) => {
      await world.ask(({ wakes }) => wakes.begin('settle', NOTICES, world.edits.clock.now()))
      await createTellPerson({ ...ports, ...changed })(world.userId)
    },
    breakMail: (how: ((mail: Mail) => void) | null): void => {
      breakAt = how
    },
    list: () => createReadNotifications(ports).listNotifications(world.userId, { limit: 200 }),
    waiting: () => world.ask(({ notifications }) => notifications.listWaiting(100)),
  }
}

async function addGoals({ ids, ask }: Awaited<ReturnType<typeof openWorld>>, startMs: number) {
  const [cycleId, objectiveId, keyResultId] = [ids.next(), ids.next(), ids.next()]
  const day = Math.floor(startMs / DAY_MS)
  await ask(async ({ cycles, objectives, keyResults }) => {
    await cycles.save({
      id: cycleId,
      title: 'Q',
      kind: 'custom',
      startsOn: localDateOf(day - 60),
      endsOn: localDateOf(day + 90),
    })
    await objectives.save(anObjective({ id: objectiveId, cycleId, activeSinceMs: startMs - 30 * DAY_MS }))
    await keyResults.save({
      id: keyResultId,
      objectiveId,
      title: 'Activation',
      weight: 1,
      checkInDays: 7,
      kind: 'metric',
      baseline: 20,
      target: 40,
      unit: '%',
      kpiId: null,
      counterKeyResultId: null,
    })
  })
  return { objectiveId, keyResultId }
}

/** The link of a mail that does something. */
export const linkIn = ({ text }: Pick<Mail, 'text'>, before: string): string => {
  const [, token] = new RegExp(`${before}[^\\n]*\\n?[^\\n]*answer\\?t=(\\S+)`).exec(text) ?? []
  if (token === undefined) throw new Error(`No link after "${before}" in: ${text}`)
  return token
}
