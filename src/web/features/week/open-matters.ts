import type { BlockView } from '#contracts/http/block-routes.ts'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { withoutRoom } from './room/unplaced-words.ts'
import { overfull } from './plan/plan-words.ts'

export const isUnconfirmed = ({ state }: Pick<BlockView, 'state'>): boolean => state === 'unconfirmed'

/** Blocks whose time is over and of which nobody has said yet what became of them, the oldest first. */
export const toConfirm = (week: WeekView): BlockView[] =>
  week.blocks.filter(isUnconfirmed).sort((a, b) => Date.parse(a.start) - Date.parse(b.start))

/** The running block whose time is over, if there is one. */
export const asksToExtend = (week: WeekView, nowMs: number): BlockView | null =>
  week.blocks.find(({ asksToExtendAt }) => asksToExtendAt !== null && Date.parse(asksToExtendAt) <= nowMs) ??
  null

/** How many things wait for the person's word. */
export const openMatters = (week: WeekView): number =>
  toConfirm(week).length +
  withoutRoom(week.version?.unplaced ?? []).length +
  week.late.length +
  (week.proposed === null ? 0 : 1) +
  (overfull(week.version?.capacity ?? []).length > 0 ? 1 : 0)
