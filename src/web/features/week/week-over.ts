import type { WeekView } from '#contracts/http/plan-routes.ts'

/** The week that runs has nothing left: its working hours are over, and no block is to come. */
export function isOver({ from, to, now, hours, blocks }: WeekView): boolean {
  const nowMs = Date.parse(now)
  const isPast = ({ end }: { readonly end: string }): boolean => Date.parse(end) <= nowMs
  if (nowMs < Date.parse(from) || nowMs >= Date.parse(to) || hours.length === 0) return false
  return hours.every(isPast) && blocks.filter(({ state }) => state !== 'withdrawn').every(isPast)
}
