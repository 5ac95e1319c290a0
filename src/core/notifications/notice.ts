/** What a person may be told about, each with switches of its own. */
export const noticeKinds = [
  'check-in-due',
  'key-result-outdated',
  'objective-at-risk',
  'objective-behind',
  'overfull-week',
  'block-unconfirmed',
  'kpi-breach',
  'connection-broken',
  'weekly-digest',
] as const

export type NoticeKind = (typeof noticeKinds)[number]

/** Ways to a person, beside the page. */
export type Channel = 'mail' | 'slack'

type Urgency = 'calm' | 'soon' | 'urgent'

/** What can be answered from a mail with one click. */
export type NoticeAction = {
  readonly verb: 'confirm-block' | 'check-in'
  readonly id: string
  readonly label: string
}

export type NoticeSection = { readonly heading: string; readonly lines: readonly string[] }

/** Something worth telling. It comes once per key, however often the rules find it. */
export type Notice = {
  readonly key: string
  readonly kind: NoticeKind
  readonly urgency: Urgency
  readonly title: string
  readonly text: string
  /** Path of the page where it can be looked at. */
  readonly link: string
  readonly sections: readonly NoticeSection[]
  readonly actions: readonly NoticeAction[]
  /** A way on which it would not arrive. */
  readonly notBy?: Channel
}
