import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Choice } from './run-sequence.ts'

const command = z.object({ kind: z.string(), a: z.int(), b: z.int(), c: z.int(), jobs: z.int() })
const kept = z.array(
  z.object({
    seed: z.int(),
    /** What went wrong, and what mended it. */
    why: z.string(),
    /** The commands themselves, so that a sequence stays what it is when the draw of commands changes. */
    commands: z.array(command),
  }),
)

export type KeptSeed = Choice & { readonly why: string }

/** Sequences that broke a promise once; they are played again by every run. */
export const keptSeeds = (): readonly KeptSeed[] =>
  kept.parse(JSON.parse(readFileSync(new URL('./kept-seeds.json', import.meta.url), 'utf8')))
