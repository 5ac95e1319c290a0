import type { NoticeSettingsView } from '#contracts/http/notification-routes.ts'

export type NoticeKind = keyof NoticeSettingsView['ways']

/** What each kind is about, in the order of the settings. */
export const kindWords: readonly (readonly [kind: NoticeKind, words: string])[] = [
  ['weekly-digest', 'Weekly digest'],
  ['connection-broken', 'Google, Slack or mail no longer works'],
  ['objective-behind', 'An objective is behind'],
  ['objective-at-risk', 'An objective is at risk'],
  ['overfull-week', 'Next week is overfull'],
  ['check-in-due', 'A check-in is due'],
  ['key-result-outdated', 'A key result is out of date'],
  ['kpi-breach', 'A KPI left its green corridor'],
  ['block-unconfirmed', 'Blocks of a day to confirm'],
]
