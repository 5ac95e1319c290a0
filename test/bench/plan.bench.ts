/**
 * Quality and speed of the planner: problems with proven optima, generated ones, replans, growth, and its goals.
 *
 *   node test/bench/plan.bench.ts [--json] [--quick] [--seeds=3]
 *
 * Times are CPU milliseconds in a warm process, on one core. Problems, seeds and steps are fixed: every figure but the
 * times is the same on every machine. With --json nothing else is printed on standard output.
 */
import { cpus } from 'node:os'
import { percent, benchText } from '#cli/bench/bench-text.ts'
import { goalsOf } from './goals.ts'
import { goalSizes, growth } from './growth.ts'
import { type QualityTable, generatedSet, provenSet, quality } from './quality.ts'
import { replanRows } from './replans.ts'

const isQuick = process.argv.includes('--quick')
const isJson = process.argv.includes('--json')
const given = Number(process.argv.find((word) => word.startsWith('--seeds='))?.slice(8) ?? 3)
if (!Number.isSafeInteger(given) || given < 1)
  throw new Error('Cannot measure: --seeds takes a whole number above 0.')
const seeds = isQuick ? 1 : given

const startMs = performance.now()
const proven = step('problems with proven optima', quality(await provenSet(), seeds))
const generated = step('generated problems', quality(generatedSet(isQuick ? 1 : 2), 1))
const replans = step('replans', replanRows(['worker', 'large'], isQuick ? 1 : 3, isQuick ? 3 : 5))
const sizes = step('large problems', goalSizes(isQuick ? 10 : 40))
const grown = step('growth', growth(isQuick ? 3 : 9, isQuick))
const measured = { proven, generated, replans, sizes, growth: grown }
const goals = goalsOf(measured)

if (isJson) {
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? '?', cores: cpus().length }
  const seconds = Math.round((performance.now() - startMs) / 1000)
  process.stdout.write(
    `${JSON.stringify({ isQuick, seeds, seconds, machine, goals, ...measured }, null, 1)}\n`,
  )
} else printAll()

function step<T>(name: string, result: T): T {
  process.stderr.write(`${Math.round((performance.now() - startMs) / 1000)} s: ${name}\n`)
  return result
}

function printAll(): void {
  print('Proven optima, interactive budget', proven.interactive)
  print('Proven optima, default budget', proven.default)
  print('Generated, interactive budget', generated.interactive)
  print('Generated, default budget', generated.default)
  console.log('\nReplans after one new meeting')
  console.table(replans)
  console.log('\nGrowth')
  console.table([...grown.rows, sizes.large, sizes.huge])
  console.log(
    `Exponents of time over tasks × weeks: set-up ${grown.setUpExponent}, interactive ${grown.interactiveExponent}, ` +
      `default ${grown.defaultExponent}, explained ${grown.explainedExponent}`,
  )
  console.log(`\nGoals: ${goals.passed ? 'all reached' : 'not all reached'}`)
  console.table(goals.rows)
}

function print(title: string, { steps, rows, totals }: QualityTable): void {
  console.log(`\n${title} (${steps} steps), gap ${percent(totals.meanGap)}\n${benchText(rows, totals)}`)
}
