/**
 * Draws how the quality of a plan grows with its budget: gap to the proven optimum against steps, by family, as SVG.
 *
 *   node test/bench/picture.ts [folder of problems with optima.json] > docs/planner-quality.svg
 *
 * Without a folder: test/bench/problems. Steps and seeds are fixed, so the same code draws the same curves everywhere;
 * the milliseconds below the steps are CPU time of this run on one core.
 */
import { fileURLToPath } from 'node:url'
import { benchProblem } from '#cli/bench/bench-problem.ts'
import { mean, quantile } from '#cli/bench/measure.ts'
import { readSet } from '#cli/bench/read-set.ts'
import { type Curve, curvesSvg } from './curves-svg.ts'

const STEPS = [250, 1000, 4500, 15_000, 40_000]
const SEEDS = 2

const folder = process.argv[2] ?? fileURLToPath(new URL('problems/', import.meta.url))
const set = (await readSet([folder])).filter(({ optimum }) => optimum !== null)
const rows = set.map(({ problem, optimum }) => {
  benchProblem(problem, optimum, { steps: 1000 }, 1)
  process.stderr.write(`${problem.id}\n`)
  return {
    family: problem.id.replace(/-.*$/, '').replace('split', 'split-hours'),
    points: STEPS.map((steps) => benchProblem(problem, optimum, { steps }, SEEDS)),
  }
})

const families = Map.groupBy(rows, ({ family }) => family)
const curves: Curve[] = [...families].map(([name, own]) => ({
  name,
  gaps: STEPS.map((_, index) => mean(own.map(({ points }) => points[index]!.gap!))),
}))
const milliseconds = STEPS.map((_, index) =>
  quantile(
    rows.map(({ points }) => points[index]!.medianMs),
    0.5,
  ),
)
const all: Curve = {
  name: 'all',
  gaps: STEPS.map((_, index) => mean(rows.map(({ points }) => points[index]!.gap!))),
}
process.stdout.write(curvesSvg({ steps: STEPS, milliseconds, curves, all, problems: rows.length }))
