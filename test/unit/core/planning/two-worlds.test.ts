import { Settings } from 'luxon'
import { afterEach, expect, it } from 'vitest'
import { explainItem } from '#core/planning/explain/explain-item.ts'
import { makePlan } from '#core/planning/make-plan.ts'
import { validateProblem } from '#core/planning/validate/validate-problem.ts'
import { provenProblem } from '../../../support/planning-builders.ts'

const real = { Date: globalThis.Date, random: Math.random, now: Settings.now, zone: Settings.defaultZone }

/** A world in which it is always `ms`, chance always says `chance`, and the machine stands in `zone`. */
function enter(ms: number, chance: number, zone: string): void {
  globalThis.Date = class extends real.Date {
    constructor(...given: [] | [number]) {
      super(given[0] ?? ms)
    }
    static override now(): number {
      return ms
    }
  } as DateConstructor
  Math.random = () => chance
  Settings.now = () => ms
  Settings.defaultZone = zone
}

afterEach(() => {
  globalThis.Date = real.Date
  Math.random = real.random
  Settings.now = real.now
  Settings.defaultZone = real.zone
})

it.each(['mixed-3', 'tiny-6', 'dst-week-g2', 'chains-week-g1'])(
  'plans and explains %s alike in two different worlds',
  (name) => {
    const problem = provenProblem(name)
    const id = problem.tasks?.[0]?.id ?? ''
    const live = (): string => {
      const plan = makePlan(problem, { seed: 5, steps: 40 })
      return JSON.stringify([plan, explainItem(problem, plan, id), validateProblem(problem)])
    }
    enter(0, 0.1, 'America/Los_Angeles')
    const first = live()
    enter(4_000_000_000_000, 0.9, 'Asia/Kolkata')
    expect(live()).toBe(first)
  },
)
