import { simulate } from '../simulator/simulate.ts'
import { openWorld } from '../simulator/world.ts'
import type { Measured } from './promise.ts'
import { killPoints } from './kill-points.ts'
import { type Chaos, runChaos } from './run-chaos.ts'

type Faults = Chaos['faults']

/** R1, R6, R12: workers killed at every step, and the database upset, under load. */
export async function chaosPromises(
  database: { readonly url: string; readonly dataDir: string },
  kills: number,
  onKill: (line: string) => void,
): Promise<readonly Measured[]> {
  const found = await runChaos({
    kills,
    seed: 2,
    people: 8,
    hands: 1,
    databaseUrl: database.url,
    dataDir: database.dataDir,
    measureEvery: 7,
    onKill,
  })
  const { lost, doubled, stray }: Faults = found.faults
  const steps = Object.keys(found.byPoint).filter((one) => one !== 'anywhere').length
  const slowest = Math.max(0, ...found.takenUpSeconds)
  const isWhole = lost.length + doubled.length + stray.length + found.openAtEnd === 0
  return [
    {
      promise: 'R1',
      threshold: '0 lost, doubled or stuck; ≥ 12 steps',
      figures: {
        kills,
        steps,
        stepsInAll: killPoints.length,
        lost: lost.length,
        doubled: doubled.length,
        stray: stray.length,
        stuck: found.openAtEnd,
      },
      passed: isWhole && (kills < killPoints.length || steps >= 12),
    },
    {
      promise: 'R6',
      threshold: 'taken up ≤ 10 s',
      figures: { measured: found.takenUpSeconds.length, slowestSeconds: slowest },
      passed: slowest <= 10,
    },
    {
      promise: 'R12',
      threshold: 'every intent done ≤ 60 s',
      figures: { ...found.upheavals, allDoneSeconds: found.allDoneSeconds, open: found.openAtEnd },
      passed: found.allDoneSeconds <= 60 && found.openAtEnd === 0,
    },
  ]
}

/** R2, R7: whatever happens, in the end all agree, and a second look changes nothing. */
export async function convergence(sequences: number): Promise<readonly Measured[]> {
  const world = await openWorld()
  try {
    const found = await simulate(world, {
      sequences,
      seed: 7000,
      longest: 50,
      repeatEvery: 50,
      isShrunk: false,
    })
    const violations = found.failures.flatMap((one) => one.violations)
    const echoes = violations.filter((one) => one.startsWith('R7') || one.includes('second pass')).length
    const { commands, requests, writes, deaths } = found
    return [
      {
        promise: 'R2',
        threshold: 'mirror = Google, 0 violations',
        figures: { sequences, commands, requests, writes, deaths, violations: violations.length },
        passed: found.passed,
      },
      {
        promise: 'R7',
        threshold: '0 replans, 0 writes at a second look',
        figures: { sequences, echoes },
        passed: echoes === 0,
      },
    ]
  } finally {
    await world.close()
  }
}
