import { keptSeeds } from './kept-seeds.ts'
import { type Choice, choiceOf, type Played, runSequence } from './run-sequence.ts'
import { shrink } from './shrink.ts'
import type { World } from './world.ts'

export type SimulationOptions = {
  readonly sequences: number
  readonly seed: number
  /** Most commands of one sequence. */
  readonly longest: number
  /** Every so many sequences one is played twice, to see that the seed alone decides. */
  readonly repeatEvery: number
  readonly isShrunk: boolean
  readonly onPlayed?: (played: Played) => void
}

type Failure = Choice & { readonly violations: readonly string[]; readonly why?: string }

export type Simulation = {
  readonly sequences: number
  readonly kept: number
  readonly commands: number
  readonly jobs: number
  readonly requests: number
  readonly writes: number
  readonly deaths: number
  readonly repeated: number
  readonly repeatedOtherwise: readonly number[]
  readonly failures: readonly Failure[]
  readonly passed: boolean
}

/** Plays the kept sequences and so many new ones, and tells what was found. */
export async function simulate(world: World, options: SimulationOptions): Promise<Simulation> {
  const kept = keptSeeds()
  const count = { commands: 0, jobs: 0, requests: 0, writes: 0, deaths: 0 }
  const failures: Failure[] = []
  const repeatedOtherwise: number[] = []
  let repeated = 0
  const take = async (choice: Choice & { readonly why?: string }): Promise<Played> => {
    const played = await runSequence(world, choice)
    count.commands += played.commands.length
    for (const name of ['jobs', 'requests', 'writes', 'deaths'] as const) count[name] += played[name]
    if (played.violations.length > 0) {
      failures.push(
        options.isShrunk ? await shrink(world, choice) : { ...choice, violations: played.violations },
      )
    }
    options.onPlayed?.(played)
    return played
  }
  for (const choice of kept) await take(choice)
  for (let index = 0; index < options.sequences; index += 1) {
    const choice = choiceOf(options.seed + index, options.longest)
    const played = await take(choice)
    if (index % options.repeatEvery !== 0) continue
    repeated += 1
    const again = await runSequence(world, choice)
    if (again.fingerprint !== played.fingerprint) repeatedOtherwise.push(choice.seed)
  }
  return {
    sequences: options.sequences,
    kept: kept.length,
    ...count,
    repeated,
    repeatedOtherwise,
    failures,
    passed: failures.length === 0 && repeatedOtherwise.length === 0,
  }
}
