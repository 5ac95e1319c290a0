import { DAY_MS } from '../time/interval.ts'
import type { NoticeKind } from './notice.ts'

/** Kinds that may be over and come again under the same key: a pace that falls a second time is news. */
export const recurringKinds: readonly NoticeKind[] = ['objective-at-risk', 'objective-behind']

/** A pace that goes up with each check-in and down again is not told each time. */
const AGAIN_AFTER_MS = 28 * DAY_MS

/** Whether it was told and was over since, too short a time ago; closed keys end with "~" and when they were told. */
export const isToldLately = (key: string, closedKeys: readonly string[], nowMs: number): boolean =>
  closedKeys.some(
    (closed) => closed.startsWith(`${key}~`) && nowMs - Number(closed.slice(key.length + 1)) < AGAIN_AFTER_MS,
  )
