import { type Channel, type NoticeKind, noticeKinds } from './notice.ts'

/** Where notices of one kind go. */
type Ways = { readonly page: boolean } & Readonly<Record<Channel, boolean>>

/** Hours of the wall clock without mail and Slack: [from, to), over midnight when `to` is the earlier one. */
export type QuietHours = { readonly from: string; readonly to: string; readonly weekends: boolean }

export type NoticeSettings = {
  readonly ways: Readonly<Record<NoticeKind, Ways>>
  readonly quiet: QuietHours
  /** ISO weekday and time of day of the weekly digest. */
  readonly digest: { readonly weekday: number; readonly at: string }
}

const pageOnly: Ways = { page: true, mail: false, slack: false }
const loud: Ways = { page: true, mail: true, slack: true }
const chatty: Ways = { page: true, mail: false, slack: true }

/** Few mails: what stops the planning, what falls behind or leaves its green corridor, and once a week the rest. */
export const defaultNoticeSettings: NoticeSettings = {
  ways: {
    'check-in-due': chatty,
    'key-result-outdated': pageOnly,
    'objective-at-risk': pageOnly,
    'objective-behind': loud,
    'overfull-week': chatty,
    'block-unconfirmed': pageOnly,
    'kpi-breach': loud,
    'connection-broken': loud,
    'weekly-digest': loud,
  },
  quiet: { from: '20:00', to: '08:00', weekends: true },
  digest: { weekday: 1, at: '08:00' },
}

export type KeptNoticeSettings = {
  readonly ways?: Partial<Record<NoticeKind, Ways>> | undefined
  readonly quiet?: QuietHours | undefined
  readonly digest?: NoticeSettings['digest'] | undefined
}

/** What a person has decided, over the defaults. */
export function noticeSettings(kept: KeptNoticeSettings | null): NoticeSettings {
  const { ways, quiet, digest } = defaultNoticeSettings
  const waysOf = (kind: NoticeKind): Ways => kept?.ways?.[kind] ?? ways[kind]
  return {
    ways: Object.fromEntries(noticeKinds.map((kind) => [kind, waysOf(kind)])) as NoticeSettings['ways'],
    quiet: kept?.quiet ?? quiet,
    digest: kept?.digest ?? digest,
  }
}
