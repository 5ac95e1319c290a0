import { formatInstant } from '#core/time/instant.ts'
import { HOUR_MS } from '#core/time/interval.ts'
import { DEFAULT_STEPS, REPLAN_STEPS } from '#core/planning/budgets.ts'
import { checkPlan } from '#core/planning/check/check-plan.ts'
import type { Problem } from '#core/planning/problem.ts'
import { type SolvedBlock, solve } from '#core/planning/solve.ts'
import { movedItems } from '#cli/bench/bench-problem.ts'
import { cpuMs, mean, quantile, rounded } from '#cli/bench/measure.ts'
import { generate } from './generate.ts'

/** One new meeting of an hour on top of the plan in force, and the plan after it. */
type Replan = {
  readonly ms: number
  readonly touched: number
  /** Moved items beyond as many as the meeting touched. */
  readonly extra: number
  readonly gap: number
  readonly violations: number
}

/** Replans of one way and budget, over all problems and meetings. */
export type ReplanRow = {
  readonly way: string
  readonly steps: number
  readonly replans: number
  readonly medianMs: number
  readonly p99Ms: number
  readonly meanTouched: number
  readonly meanExtraItems: number
  readonly worstExtraItems: number
  /** Part of the replans that move at most two items more than the meeting touched. */
  readonly withinTwo: number
  /** Cost over the cheapest plan found with the default steps, which tears up what it likes: mean. */
  readonly meanGap: number
  readonly violations: number
}

type Way = { readonly name: string; readonly isCalm: boolean; readonly steps: number }

/** As the product replans (calm.ts), in a hurry and with the budget of its plan step; and without calm, for comparison. */
const WAYS: readonly Way[] = [
  { name: 'calm, replan budget', isCalm: true, steps: REPLAN_STEPS },
  { name: 'calm, the budget of the plan step', isCalm: true, steps: DEFAULT_STEPS / 2 },
  { name: 'cheapest plan, replan budget', isCalm: false, steps: REPLAN_STEPS },
]

export function replanRows(families: readonly string[], seeds: number, meetings: number): ReplanRow[] {
  const cases = families.flatMap((family) =>
    Array.from({ length: seeds }, (_, seed) => casesOf(generate(family, seed + 1), meetings)).flat(),
  )
  return WAYS.map((way) => {
    const replans = cases.map((one) => replanned(one, way))
    const extras = replans.map(({ extra }) => extra)
    const times = replans.map(({ ms }) => ms)
    return {
      way: way.name,
      steps: way.steps,
      replans: replans.length,
      medianMs: rounded(quantile(times, 0.5)),
      p99Ms: rounded(quantile(times, 0.99)),
      meanTouched: rounded(mean(replans.map(({ touched }) => touched))),
      meanExtraItems: rounded(mean(extras)),
      worstExtraItems: Math.max(...extras),
      withinTwo: rounded(mean(extras.map((extra) => (extra <= 2 ? 1 : 0))), 3),
      meanGap: rounded(mean(replans.map(({ gap }) => gap)), 5),
      violations: replans.reduce((sum, replan) => sum + replan.violations, 0),
    }
  })
}

type Case = { readonly problem: Problem; readonly touched: number; readonly cheapest: number }

/** A good plan in force, and meetings one at a time spread over it. */
function casesOf(problem: Problem, meetings: number): Case[] {
  const { blocks } = solve(problem, { seed: 1, steps: DEFAULT_STEPS })
  const previous = blocks.map(({ item, startMs, endMs }) => ({
    item,
    start: formatInstant(startMs),
    end: formatInstant(endMs),
  }))
  const movable = blocks.filter((block) => !block.pinned)
  return Array.from({ length: meetings }, (_, index) => {
    const hit = movable[Math.floor(((index + 0.5) / meetings) * movable.length)]!
    const changed = { ...problem, previous, busy: [...(problem.busy ?? []), meetingAt(hit.startMs)] }
    const best = solve(changed, { seed: 3, steps: DEFAULT_STEPS })
    return { problem: changed, touched: touchedBy(blocks, hit.startMs), cheapest: best.cost.total }
  })
}

const meetingAt = (startMs: number) => ({
  id: 'new-meeting',
  start: formatInstant(startMs),
  end: formatInstant(startMs + HOUR_MS),
})

const touchedBy = (blocks: readonly SolvedBlock[], startMs: number): number =>
  new Set(
    blocks
      .filter((block) => block.startMs < startMs + HOUR_MS && block.endMs > startMs)
      .map(({ item }) => item),
  ).size

function replanned({ problem, touched, cheapest }: Case, { isCalm, steps }: Way): Replan {
  let plan = solve(problem, { seed: 1, steps: 0 })
  const ms = cpuMs(() => {
    plan = solve(problem, { seed: 2, steps, isCalm })
  })
  return {
    ms,
    touched,
    extra: Math.max(0, movedItems(problem, plan.blocks).length - touched),
    gap: (plan.cost.total + 1) / (cheapest + 1) - 1,
    violations: checkPlan(problem, plan.blocks).violations.length,
  }
}
