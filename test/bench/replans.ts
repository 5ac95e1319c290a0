import { formatInstant } from '#core/time/instant.ts'
import { DAY_MS, HOUR_MS } from '#core/time/interval.ts'
import { DEFAULT_STEPS, REPLAN_STEPS } from '#core/planning/budgets.ts'
import { checkPlan } from '#core/planning/check/check-plan.ts'
import type { Problem } from '#core/planning/problem.ts'
import { type SolvedBlock, solve } from '#core/planning/solve.ts'
import { generate } from './generate.ts'
import { cpuMs, mean, quantile, rounded } from '#cli/bench/measure.ts'

/** Replans after one new meeting on top of a plan in force. */
export type ReplanTable = {
  readonly steps: number
  readonly replans: number
  readonly medianMs: number
  readonly p99Ms: number
  /** Items with a block elsewhere, less the items that the meeting touched: mean and worst. */
  readonly meanExtraItems: number
  readonly worstExtraItems: number
  /** Cost over that of a plan with the default steps. */
  readonly meanGap: number
  readonly violations: number
}

type Replan = {
  readonly ms: number
  readonly extra: number
  readonly gap: number
  readonly violations: number
}

export function replanTable(families: readonly string[], seeds: number, meetings: number): ReplanTable {
  const replans = families.flatMap((family) =>
    Array.from({ length: seeds }, (_, seed) => replansOf(generate(family, seed + 1), meetings)).flat(),
  )
  const extras = replans.map(({ extra }) => extra)
  return {
    steps: REPLAN_STEPS,
    replans: replans.length,
    medianMs: rounded(
      quantile(
        replans.map(({ ms }) => ms),
        0.5,
      ),
    ),
    p99Ms: rounded(
      quantile(
        replans.map(({ ms }) => ms),
        0.99,
      ),
    ),
    meanExtraItems: rounded(mean(extras)),
    worstExtraItems: Math.max(...extras),
    meanGap: rounded(mean(replans.map(({ gap }) => gap)), 5),
    violations: replans.reduce((sum, replan) => sum + replan.violations, 0),
  }
}

function replansOf(problem: Problem, meetings: number): Replan[] {
  const { blocks } = solve(problem, { seed: 1, steps: DEFAULT_STEPS })
  const previous = blocks.map(({ item, startMs, endMs }) => ({
    item,
    start: formatInstant(startMs),
    end: formatInstant(endMs),
  }))
  const movable = blocks.filter((block) => !block.pinned)
  return Array.from({ length: meetings }, (_, index) => {
    const hit = movable[Math.floor(((index + 0.5) / meetings) * movable.length)]!
    const changed = {
      ...problem,
      previous,
      busy: [...(problem.busy ?? []), meetingAt(hit.startMs)],
    }
    return replan(changed, blocks, hit.startMs)
  })
}

const meetingAt = (startMs: number) => ({
  id: 'new-meeting',
  start: formatInstant(startMs),
  end: formatInstant(startMs + HOUR_MS),
})

function replan(problem: Problem, before: readonly SolvedBlock[], meetingMs: number): Replan {
  let plan = solve(problem, { seed: 1, steps: 0 })
  const ms = cpuMs(() => {
    plan = solve(problem, { seed: 2, steps: REPLAN_STEPS })
  })
  const best = solve(problem, { seed: 3, steps: DEFAULT_STEPS })
  const touched = new Set(
    before
      .filter(({ startMs, endMs }) => startMs < meetingMs + HOUR_MS && endMs > meetingMs)
      .map(({ item }) => item),
  )
  const moved = new Set(changedItems(before, plan.blocks))
  return {
    ms,
    extra: Math.max(0, moved.size - touched.size),
    gap: (plan.cost.total + 1) / (best.cost.total + 1) - 1,
    violations: checkPlan(problem, plan.blocks).violations.length,
  }
}

const key = ({ item, startMs, endMs }: SolvedBlock): string => `${item} ${startMs} ${endMs}`

/** Items of which some block is not where it was. */
function changedItems(before: readonly SolvedBlock[], after: readonly SolvedBlock[]): string[] {
  const places = new Set(after.map(key))
  return before.filter((block) => !places.has(key(block))).map(({ item }) => item)
}

/** Time of a plan as problems grow in tasks and weeks. */
export type GrowthRow = {
  readonly weeks: number
  readonly tasks: number
  readonly habits: number
  readonly interactiveMs: number
  readonly interactiveP99Ms: number
  readonly defaultMs: number
}

export function growthTable(interactiveSteps: number, runs: number): GrowthRow[] {
  return ['worker', 'large', 'huge'].map((family) => {
    const problem = generate(family, 1)
    solve(problem, { seed: 1, steps: interactiveSteps })
    const times = Array.from({ length: runs }, (_, seed) =>
      cpuMs(() => solve(problem, { seed, steps: interactiveSteps })),
    )
    return {
      weeks: Math.round((Date.parse(problem.until) - Date.parse(problem.now)) / (7 * DAY_MS)),
      tasks: problem.tasks?.length ?? 0,
      habits: problem.habits?.length ?? 0,
      interactiveMs: rounded(quantile(times, 0.5)),
      interactiveP99Ms: rounded(quantile(times, 0.99)),
      defaultMs: rounded(cpuMs(() => solve(problem, { seed: 1, steps: DEFAULT_STEPS }))),
    }
  })
}
