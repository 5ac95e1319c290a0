import * as fc from 'fast-check'
import type { Problem } from '#core/planning/problem.ts'
import { generate } from '../bench/generate.ts'

/** Families whose plan in force is not itself the result of a long search. */
export const QUICK_FAMILIES = [
  'tiny',
  'worker',
  'okr',
  'overfull',
  'fragments',
  'chains',
  'replan',
  'dst',
  'zones',
  'split-hours',
  'stretch',
  'mixed',
]

/** One week of a generated problem of any family; a counterexample names family and seed. */
export const weeks = (families: readonly string[] = QUICK_FAMILIES): fc.Arbitrary<Problem> =>
  fc
    .record({ family: fc.constantFrom(...families), seed: fc.integer({ min: 1, max: 10_000 }) })
    .map(({ family, seed }) => generate(`${family}-week`, seed))
