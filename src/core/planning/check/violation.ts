import type { Block } from './facts.ts'

type HardRule =
  | 'overlap'
  | 'outside-window'
  | 'off-grid'
  | 'block-length'
  | 'too-much'
  | 'daily-limit'
  | 'long-stretch'
  | 'too-early-after'
  | 'habit-cadence'
  | 'pinned'

/** What a plan says about itself that is not so, or says about things that the problem does not know. */
type ReportRule = 'unknown-item' | 'wrong-problem' | 'reported-cost' | 'reported-bound' | 'reported-unplaced'

/** One broken rule: `item` and `block` say where, `sentence` why, with the numbers. */
export type Violation = {
  readonly rule: HardRule | ReportRule
  readonly item?: string
  readonly block?: Block
  readonly sentence: string
}
