import { readFileSync } from 'node:fs'
import { checkPlan } from '#core/planning/check/check-plan.ts'
import type { Problem } from '#core/planning/problem.ts'
import { solve } from '#core/planning/solve.ts'
import { cpuMs, mean, quantile, rounded } from '#cli/bench/measure.ts'

const folder = new URL('problems/', import.meta.url)
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
const readProblem = (id: string): Problem => read(`${id}.problem.json`) as Problem

type Optima = Readonly<Record<string, { readonly optimum: number }>>

/** What one budget of steps makes of one problem with a proven optimum. */
export type ProvenRow = {
  readonly id: string
  readonly optimum: number
  /** Mean cost over the seeds; gaps are (cost + 1) / (optimum + 1) − 1. */
  readonly cost: number
  readonly meanGap: number
  readonly worstGap: number
  readonly lower: number
  readonly reportedGap: number
  readonly isBoundValid: boolean
  readonly violations: number
  /** Previous movable blocks that are not where they were (seed 1). */
  readonly moved: number
  readonly medianMs: number
  readonly p99Ms: number
}

export type ProvenTable = {
  readonly steps: number
  readonly rows: readonly ProvenRow[]
  readonly meanGap: number
  readonly worstGap: number
  readonly meanReportedGap: number
  readonly violations: number
  readonly invalidBounds: number
  readonly medianMs: number
}

export function provenTable(steps: number, seeds: number): ProvenTable {
  const optima = read('optima.json') as Optima
  for (const id of Object.keys(optima).slice(0, 3)) solve(readProblem(id), { seed: 9, steps: 2000 })
  const rows = Object.entries(optima).map(([id, { optimum }]) =>
    provenRow(readProblem(id), optimum, steps, seeds),
  )
  return {
    steps,
    rows,
    meanGap: rounded(mean(rows.map((row) => row.meanGap)), 5),
    worstGap: Math.max(...rows.map((row) => row.worstGap)),
    meanReportedGap: rounded(mean(rows.map((row) => row.reportedGap)), 5),
    violations: rows.reduce((sum, row) => sum + row.violations, 0),
    invalidBounds: rows.filter((row) => !row.isBoundValid).length,
    medianMs: quantile(
      rows.map((row) => row.medianMs),
      0.5,
    ),
  }
}

function provenRow(problem: Problem, optimum: number, steps: number, seeds: number): ProvenRow {
  const runs = Array.from({ length: seeds }, (_, index) => {
    let plan = solve(problem, { seed: index + 1, steps: 0 })
    const ms = cpuMs(() => {
      plan = solve(problem, { seed: index + 1, steps })
    })
    const verdict = checkPlan(problem, plan.blocks)
    const isCounted = Math.abs(verdict.cost.total - plan.cost.total) < 1e-3
    return { plan, ms, violations: verdict.violations.length + (isCounted ? 0 : 1) }
  })
  const gaps = runs.map(({ plan }) => (plan.cost.total + 1) / (optimum + 1) - 1)
  const lower = Math.max(...runs.map(({ plan }) => plan.bound.lower))
  const times = runs.map(({ ms }) => ms)
  return {
    id: problem.id,
    optimum,
    cost: rounded(mean(runs.map(({ plan }) => plan.cost.total)), 3),
    meanGap: rounded(mean(gaps), 5),
    worstGap: rounded(Math.max(...gaps), 5),
    lower: rounded(lower, 3),
    reportedGap: rounded(mean(runs.map(({ plan }) => plan.bound.gap)), 5),
    isBoundValid: lower <= optimum + 1e-3,
    violations: runs.reduce((sum, run) => sum + run.violations, 0),
    moved: movedBlocks(problem, runs[0]!.plan.blocks),
    medianMs: rounded(quantile(times, 0.5)),
    p99Ms: rounded(quantile(times, 0.99)),
  }
}

/** Previous blocks that the plan does not hold exactly where they were. */
export function movedBlocks(
  problem: Problem,
  blocks: readonly { readonly item: string; readonly startMs: number; readonly endMs: number }[],
): number {
  const places = new Set(blocks.map(({ item, startMs, endMs }) => `${item} ${startMs} ${endMs}`))
  return (problem.previous ?? []).filter(
    ({ item, start, end }) => !places.has(`${item} ${Date.parse(start)} ${Date.parse(end)}`),
  ).length
}
