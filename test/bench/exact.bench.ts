/**
 * Proves optima with HiGHS (npm `highs`), and compares them with the planner's plans and bounds.
 *
 *   node test/bench/exact.bench.ts [--seconds=120] [--json] [--write=folder] [file.problem.json | family:seed …]
 *
 * Without names: the problems of test/bench/problems. `worker:7` is a generated problem (generate.ts). With --write, each
 * problem is stored in the folder as soon as its optimum is proven, and its optimum in optima.json: so the set grows.
 * Every optimal plan is judged by the checker, which shares no code with the model; a plan cheaper than a proven
 * optimum, or a bound above it, ends with exit code 1.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { DEFAULT_STEPS } from '#core/planning/budgets.ts'
import type { Cost } from '#core/planning/plan.ts'
import type { Problem } from '#core/planning/problem.ts'
import { solve } from '#core/planning/solve.ts'
import { generate } from './generate.ts'
import { rounded } from '#cli/bench/measure.ts'
import { prove } from './prove.ts'

const option = (name: string): string | undefined =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)

const seconds = Number(option('seconds') ?? 120)
const target = option('write')
const folder = fileURLToPath(new URL('problems/', import.meta.url))
const given = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const names =
  given.length > 0
    ? given
    : readdirSync(folder)
        .filter((name) => name.endsWith('.problem.json'))
        .map((name) => join(folder, name))

const rows = []
for (const name of names) rows.push(await rowOf(name))
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(rows, null, 1)}\n`)
else console.table(rows)
if (rows.some((row) => row.faults.length > 0)) process.exitCode = 1

async function rowOf(name: string) {
  const problem = read(name)
  const startMs = performance.now()
  const proof = await prove(problem, seconds)
  const row = {
    id: problem.id,
    columns: proof.columns,
    status: proof.status,
    seconds: rounded((performance.now() - startMs) / 1000, 1),
    optimum: proof.cost.total,
    ...comparison(problem, proof.isProven, proof.cost.total),
  }
  if (target !== undefined && proof.isProven) store(target, problem, proof.cost)
  process.stderr.write(`${row.id}: ${row.status} after ${row.seconds} s, ${row.optimum}\n`)
  return { ...row, faults: [...proof.faults, ...row.faults].join('; ') }
}

function comparison(problem: Problem, isProven: boolean, optimum: number) {
  const plan = solve(problem, { seed: 1, steps: DEFAULT_STEPS })
  return {
    plan: plan.cost.total,
    gap: rounded((plan.cost.total + 1) / (optimum + 1) - 1, 5),
    bound: rounded(plan.bound.lower, 2),
    faults: [
      ...(isProven && plan.cost.total < optimum - 0.01 ? ['the plan is cheaper than the optimum'] : []),
      ...(isProven && plan.bound.lower > optimum + 0.01 ? ['the bound is above the optimum'] : []),
    ],
  }
}

function read(name: string): Problem {
  const [, family, seed] = /^([\w-]+):(\d+)$/.exec(name) ?? []
  if (family !== undefined) return generate(family, Number(seed))
  return JSON.parse(readFileSync(name, 'utf8')) as Problem
}

function store(path: string, problem: Problem, { total, medium, soft }: Cost): void {
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, `${problem.id}.problem.json`), `${JSON.stringify(problem, null, 1)}\n`)
  const list = join(path, 'optima.json')
  const known = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Record<string, unknown>) : {}
  known[problem.id] = { optimum: total, medium, soft, proven: true }
  const lines = Object.entries(known)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, optimum]) => ` ${JSON.stringify(id)}: ${JSON.stringify(optimum)}`)
  writeFileSync(list, `{\n${lines.join(',\n')}\n}\n`)
}
