import { confirmAction } from '#core/notifications/actions.ts'
import type { NoticeKind } from '#core/notifications/notice.ts'
import { noticeSettings } from '#core/notifications/notice-settings.ts'
import { writtenStyle } from '#core/time/time-words.ts'
import { createConfirmBlock } from '../edit/blocks/confirm-block.ts'
import { itemTitle } from '../edit/blocks/item-title.ts'
import { createAddCheckIn } from '../edit/goals/check-ins.ts'
import type { EditDependencies } from '../edit/dependencies.ts'
import { AppError, found } from '../errors.ts'
import type { LinkSealer } from '../ports/sealer.ts'
import { StorageError } from '../ports/storage-error.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { findKeyResult } from '../read/goals/find-goal.ts'
import { checkInsOf } from '../read/goals/read-goals.ts'
import { type MailLink, openLink, refused } from './mail-links.ts'

type Dependencies = EditDependencies & { readonly links: LinkSealer; readonly hash: (text: string) => string }

/** What the small page behind a link asks; nothing has been changed yet. */
export type LinkQuestion = {
  readonly verb: MailLink['verb']
  readonly title: string
  readonly value: number | null
  /** Null: no value is asked for. */
  readonly unit: string | null
  readonly confidence: number
}

export type LinkAnswer = {
  readonly value: number | null
  readonly confidence: number
  readonly note: string
}

/** Links of mails: shown by a look, done by a press of a button, and once. */
export function createAnswerLink(dependencies: Dependencies) {
  const { unitOfWork, clock, links, hash } = dependencies
  const act = actions(dependencies)
  const read = (link: MailLink, digest: string): Promise<LinkQuestion> =>
    unitOfWork
      .forUser(link.userId, async (repositories) => {
        // Who has left for good gets no answer from here on.
        await repositories.person.get()
        if (await repositories.notifications.isLinkUsed(digest)) refuseUsed(link)
        return questionOf(repositories, link)
      })
      .catch((error: unknown) => {
        throw isGone(error) ? gone() : error
      })
  return {
    readMailLink: async (token: string): Promise<LinkQuestion> =>
      read(openLink(links, token, clock.now()), hash(token)),

    answerMailLink: async (token: string, answer: LinkAnswer): Promise<MailLink['verb']> => {
      const link = openLink(links, token, clock.now())
      const digest = hash(token)
      await read(link, digest)
      const isFirst = await unitOfWork.forUser(link.userId, ({ notifications }) =>
        notifications.useLink(digest, clock.now()),
      )
      if (!isFirst) refuseUsed(link)
      try {
        await act[link.verb](link, answer)
      } catch (error) {
        // What was refused may be tried again.
        await unitOfWork.forUser(link.userId, ({ notifications }) => notifications.releaseLink(digest))
        throw error
      }
      return link.verb
    },
  }
}

function refuseUsed({ verb }: MailLink): void {
  if (verb !== 'unsubscribe') throw refused('used-link', 'This link was used before: it is done already.')
}

const isGone = (error: unknown): boolean =>
  error instanceof AppError
    ? error.kind === 'not-found'
    : error instanceof StorageError && error.fault === 'not-found'

const gone = (): AppError =>
  refused('gone', 'What this mail was about is no longer there: it was removed since.')

async function questionOf(repositories: Repositories, { verb, id }: MailLink): Promise<LinkQuestion> {
  const plain = { verb, value: null, unit: null, confidence: 5 }
  if (verb === 'unsubscribe') return { ...plain, title: id.replaceAll('-', ' ') }
  if (verb === 'confirm-block') {
    const block = found(await repositories.blocks.find(id), 'block', id)
    const { timeZone: zone, settings } = await repositories.person.get()
    const title = await itemTitle(repositories, block)
    return {
      ...plain,
      title: confirmAction({ ...block, title }, { zone, style: writtenStyle(settings) }).label,
    }
  }
  const keyResult = found(await findKeyResult(repositories, id), 'key result', id)
  const confidence = (await checkInsOf(repositories, id)).at(-1)?.confidence ?? plain.confidence
  const { title } = keyResult
  if (keyResult.kind !== 'metric' || keyResult.kpiId !== null) return { ...plain, title, confidence }
  return { verb, title, confidence, value: keyResult.current, unit: keyResult.unit }
}

type Act = (link: MailLink, answer: LinkAnswer) => Promise<unknown>

function actions(dependencies: Dependencies): Readonly<Record<MailLink['verb'], Act>> {
  const { unitOfWork } = dependencies
  const confirm = createConfirmBlock(dependencies)
  const addCheckIn = createAddCheckIn(dependencies)
  return {
    'confirm-block': ({ userId, id }) => confirm(userId, id),
    'check-in': ({ userId, id }, answer) => addCheckIn(userId, id, answer),
    unsubscribe: ({ userId, id }) =>
      unitOfWork.forUser(userId, async (mine) => {
        const { notifications } = mine
        const { kept, sealedSlackUrl } = await notifications.settings()
        const { ways, ...rest } = noticeSettings(kept)
        const kind = kindIn(ways, id)
        const without = { ...ways, [kind]: { ...ways[kind], mail: false } }
        await notifications.saveSettings({ kept: { ...rest, ways: without }, sealedSlackUrl })
        await mine.announce('notifications')
      }),
  }
}

function kindIn(ways: object, id: string): NoticeKind {
  if (Object.hasOwn(ways, id)) return id as NoticeKind
  throw new AppError('invalid', 'unknown-kind', 'This was a test: there is nothing to turn off.')
}
