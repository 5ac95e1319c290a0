import type { PersonView } from '#contracts/http/settings-routes.ts'
import { DAY_MS } from '#core/time/interval.ts'

export type FirstRun = PersonView['settings']['firstRun']
export type Step = Exclude<FirstRun, 'new' | 'closed'>

export const steps = ['hours', 'busy', 'goal', 'habit', 'plan'] as const satisfies readonly Step[]

export const stepNames: Readonly<Record<Step, string>> = {
  hours: 'Hours',
  busy: 'Busy time',
  goal: 'A goal',
  habit: 'A habit',
  plan: 'Your week',
}

/** Where somebody goes on: where they were, or at the beginning. */
export const stepOf = (firstRun: FirstRun): Step =>
  firstRun === 'new' || firstRun === 'closed' ? 'hours' : firstRun

export const stepAfter = (step: Step): Step => steps[steps.indexOf(step) + 1] ?? 'plan'
export const stepBefore = (step: Step): Step | null => steps[steps.indexOf(step) - 1] ?? null

type Made = { readonly objectives: number; readonly habits: number; readonly tasks: number }

/** Offered to who has nothing yet, and to who has begun; never to who closed it. Null: that is not known yet. */
export function isOffered(firstRun: FirstRun, made: Made | null): boolean {
  if (firstRun === 'closed') return false
  if (firstRun !== 'new') return true
  return made !== null && made.objectives + made.habits + made.tasks === 0
}

const WEEK_MS = 7 * DAY_MS

/** Minutes that a number of hours a week comes to until the end of a cycle; the week that has begun counts. */
export const minutesUntil = (endsOn: string, nowMs: number, hoursPerWeek: number): number =>
  Math.round(Math.max(1, Math.ceil((Date.parse(endsOn) - nowMs) / WEEK_MS)) * hoursPerWeek * 60)
