import type { PauseView } from '#contracts/http/sync-routes.ts'
import { CREATES_PER_DAY } from '#core/calendar/call-budget.ts'
import type { CallBudgetRow } from '../../ports/repositories/calendar-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { iso } from '../iso.ts'

type Pause = Omit<PauseView, 'until'> & { readonly untilMs: number }

/**
 * What an account may not do for now, by Google's word or by our own limit, and until when. Budgets run on the
 * database's clock; the answer is in the time that the person sees, which a demo may have moved.
 */
export async function readPause(
  { callBudgets }: Pick<Repositories, 'callBudgets'>,
  connectionId: string,
  nowMs: number,
): Promise<PauseView | null> {
  const budget = await callBudgets.find(connectionId, '')
  if (budget === null) return null
  const realNowMs = await callBudgets.now()
  const longest = pausesOf(budget, realNowMs)
    .filter(({ untilMs }) => untilMs - realNowMs > WORTH_TELLING_MS)
    .toSorted((a, b) => b.untilMs - a.untilMs)[0]
  if (longest === undefined) return null
  const { untilMs, ...pause } = longest
  return { ...pause, until: iso(untilMs - realNowMs + nowMs) }
}

/** Shorter pauses are over before somebody has read of them. */
const WORTH_TELLING_MS = 15_000

function pausesOf({ writesPausedUntilMs, pausedUntilMs, createsOn, creates }: CallBudgetRow, nowMs: number) {
  const today = iso(nowMs).slice(0, 10)
  const isSpent = createsOn === today && creates >= CREATES_PER_DAY
  const pauses: readonly Pause[] = [
    { because: 'google-quota', covers: 'writes', untilMs: writesPausedUntilMs ?? 0 },
    { because: 'daily-cap', covers: 'writes', untilMs: isSpent ? Date.parse(`${today}T24:00:00Z`) : 0 },
    { because: 'google-busy', covers: 'everything', untilMs: pausedUntilMs ?? 0 },
  ]
  return pauses
}
