import type { CallBudgetRow } from '#app/ports/repositories/calendar-repositories.ts'
import type { Repositories, UnitOfWork } from '#app/ports/unit-of-work.ts'
import { type GatewayError, type GatewayFault } from '#app/ports/calendar-gateway.ts'
import {
  ACCOUNT_RULE,
  backoffAfter,
  type BudgetRule,
  calendarRule,
  CREATES_PER_DAY,
  fullBucket,
  refilled,
  waitFor,
  writePauseAfter,
} from '#core/calendar/call-budget.ts'
import { gatewayError } from './faults.ts'

type Owner = { readonly userId: string; readonly connectionId: string }

/** What a request costs: a write also burdens its calendar, a new event the day's count. */
type Cost = {
  readonly action: string
  readonly writesTo?: string
  readonly isNewEvent?: boolean
}

/** Keeps an account within Google's limits, over all our processes. */
export type CallBudget = {
  /** Pays for one request, or throws: nothing may be sent now. Answers how often Google has refused in a row. */
  pay(owner: Owner, cost: Cost): Promise<number>
  /** How long a write to this calendar has to wait for its turn, in ms; 0: it may be sent. Pays for nothing. */
  writeWait(owner: Owner, writesTo: string): Promise<number>
  /** Google refused for speed or quantity: nothing more is sent for a while. Answers for how long, ms. */
  pauseAfter(owner: Owner, error: GatewayError): Promise<number>
  /** Google took a request again. */
  endBackoff(owner: Owner): Promise<void>
}

type Dependencies = {
  readonly unitOfWork: UnitOfWork
  readonly writesPerSecond: number
  /** From 0 to 1; spreads those who were refused together. */
  readonly chance: () => number
  /** Google counts in real time, and so does our database, whatever the clocks of our processes say. */
  readonly now?: () => number
}

export function createCallBudget({ unitOfWork, writesPerSecond, chance, now }: Dependencies): CallBudget {
  const ofCalendar = calendarRule(writesPerSecond)
  const timeOf = (mine: Repositories): Promise<number> =>
    now === undefined ? mine.callBudgets.now() : Promise.resolve(now())
  return {
    pay: async (owner, cost) => {
      const verdict = await unitOfWork.forUser(owner.userId, async (mine) =>
        pay(mine, { ...owner, ...cost, ofCalendar, nowMs: await timeOf(mine) }),
      )
      if (typeof verdict === 'number') return verdict
      const { fault, why, waitMs } = verdict
      throw gatewayError(fault, cost.action, why, waitMs)
    },
    writeWait: (owner, writesTo) =>
      unitOfWork.forUser(owner.userId, async (mine) => {
        const row = await mine.callBudgets.find(owner.connectionId, writesTo)
        return row === null ? 0 : waitFor(refilled(row, ofCalendar, await timeOf(mine)), ofCalendar)
      }),
    pauseAfter: (owner, error) =>
      unitOfWork.forUser(owner.userId, async (mine) =>
        pause(mine, owner, error, await timeOf(mine), chance()),
      ),
    endBackoff: (owner) =>
      unitOfWork.forUser(owner.userId, async (mine) => {
        const account = await mine.callBudgets.find(owner.connectionId, '')
        if (account !== null && account.refusals > 0)
          await mine.callBudgets.save({ ...(await mine.callBudgets.hold(account)), refusals: 0 })
      }),
  }
}

type Refusal = { readonly fault: GatewayFault; readonly why: string; readonly waitMs: number }

type Payment = Owner & Cost & { readonly ofCalendar: BudgetRule; readonly nowMs: number }

async function pay(mine: Repositories, payment: Payment): Promise<Refusal | number> {
  const { connectionId, writesTo, isNewEvent = false, ofCalendar, nowMs } = payment
  const account = await refill(mine, freshRow(connectionId, '', ACCOUNT_RULE, nowMs), ACCOUNT_RULE)
  const refusal = pausedFor(account, writesTo !== undefined, nowMs) ?? tooMany(account, isNewEvent, nowMs)
  if (refusal !== null) return refusal
  const calendar =
    writesTo === undefined
      ? null
      : await refill(mine, freshRow(connectionId, writesTo, ofCalendar, nowMs), ofCalendar)
  const early = tooEarly(account, calendar, ofCalendar)
  if (early !== null) return early
  const today = dayOf(nowMs)
  const creates = (account.createsOn === today ? account.creates : 0) + (isNewEvent ? 1 : 0)
  await mine.callBudgets.save({ ...account, tokens: account.tokens - 1, createsOn: today, creates })
  if (calendar !== null) await mine.callBudgets.save({ ...calendar, tokens: calendar.tokens - 1 })
  return account.refusals
}

function tooEarly(
  account: CallBudgetRow,
  calendar: CallBudgetRow | null,
  ofCalendar: BudgetRule,
): Refusal | null {
  const waitMs = waitFor(account, ACCOUNT_RULE)
  if (waitMs > 0) return { fault: 'rate-limited', why: 'it was asked for too much in a short time', waitMs }
  const turnMs = calendar === null ? 0 : waitFor(calendar, ofCalendar)
  return turnMs > 0 ? { fault: 'paced', why: 'it waits for its turn', waitMs: turnMs } : null
}

async function refill(mine: Repositories, fresh: CallBudgetRow, rule: BudgetRule): Promise<CallBudgetRow> {
  const row = await mine.callBudgets.hold(fresh)
  return { ...row, ...refilled(row, rule, fresh.filledAtMs) }
}

const freshRow = (connectionId: string, subject: string, rule: BudgetRule, nowMs: number): CallBudgetRow => ({
  connectionId,
  subject,
  ...fullBucket(rule, nowMs),
  pausedUntilMs: null,
  writesPausedUntilMs: null,
  refusals: 0,
  createsOn: null,
  creates: 0,
})

function pausedFor(account: CallBudgetRow, isWrite: boolean, nowMs: number): Refusal | null {
  const restMs = (account.pausedUntilMs ?? 0) - nowMs
  if (restMs > 0)
    return { fault: 'rate-limited', why: 'Google has asked this account to wait', waitMs: restMs }
  const writesRestMs = (account.writesPausedUntilMs ?? 0) - nowMs
  if (!isWrite || writesRestMs <= 0) return null
  return { fault: 'quota-exceeded', why: 'this account may not write for now', waitMs: writesRestMs }
}

function tooMany({ createsOn, creates }: CallBudgetRow, isNewEvent: boolean, nowMs: number): Refusal | null {
  const today = dayOf(nowMs)
  if (!isNewEvent || createsOn !== today || creates < CREATES_PER_DAY) return null
  return {
    fault: 'daily-cap',
    why: `${CREATES_PER_DAY} events were made in this account today; the others follow tomorrow`,
    waitMs: Date.parse(`${today}T24:00:00Z`) - nowMs,
  }
}

async function pause(
  mine: Repositories,
  { connectionId }: Owner,
  { fault, retryAfterMs }: GatewayError,
  nowMs: number,
  chance: number,
): Promise<number> {
  const row = await mine.callBudgets.hold(freshRow(connectionId, '', ACCOUNT_RULE, nowMs))
  if (fault === 'quota-exceeded') {
    const waitMs = writePauseAfter(retryAfterMs)
    await mine.callBudgets.save({
      ...row,
      writesPausedUntilMs: later(row.writesPausedUntilMs, nowMs + waitMs),
    })
    await mine.announce('calendars')
    return waitMs
  }
  const refusals = row.refusals + 1
  const waitMs = backoffAfter(refusals, retryAfterMs, chance)
  await mine.callBudgets.save({ ...row, refusals, pausedUntilMs: later(row.pausedUntilMs, nowMs + waitMs) })
  return waitMs
}

const later = (a: number | null, b: number): number => Math.max(a ?? 0, b)
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
