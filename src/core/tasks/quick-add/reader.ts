import type { GoalName } from './find-goal.ts'
import type { Now } from './moment.ts'
import { type QuickAddFault, type Word, faultAt } from './words.ts'

type TaskName = { readonly id: string; readonly title: string }

export type QuickAddContext = Now & {
  readonly goals: readonly GoalName[]
  /** Open tasks that this one may have to wait for. */
  readonly tasks: readonly TaskName[]
}

/** What the line says beside the title; null where it says nothing and the defaults hold. */
export type Said = {
  readonly minutes: number | null
  readonly notBeforeMs: number | null
  readonly dueMs: number | null
  readonly hardDue: boolean
  readonly priority: number | null
  readonly goal: GoalName | null
  readonly maxMinutesPerDay: number | null
  readonly minBlockMinutes: number | null
  readonly maxBlockMinutes: number | null
  /** Wall times, "09:00". */
  readonly preferredFrom: string | null
  readonly preferredTo: string | null
  readonly after: readonly TaskName[]
}

export const saysNothing: Said = {
  minutes: null,
  notBeforeMs: null,
  dueMs: null,
  hardDue: false,
  priority: null,
  goal: null,
  maxMinutesPerDay: null,
  minBlockMinutes: null,
  maxBlockMinutes: null,
  preferredFrom: null,
  preferredTo: null,
  after: [],
}

export type PartKind =
  | 'due'
  | 'not-before'
  | 'priority'
  | 'goal'
  | 'max-per-day'
  | 'blocks'
  | 'preferred'
  | 'after'
  | 'length'

/** Words of the line that say something beside the title: [at, at + length). */
export type QuickPart = { readonly kind: PartKind; readonly at: number; readonly length: number }

export type Reader = {
  readonly context: QuickAddContext
  readonly words: readonly Word[]
  readonly said: { -readonly [K in keyof Said]: Said[K] }
  readonly faults: QuickAddFault[]
}

/** Reads what begins at a word and answers how many words it takes; 0 when they are not of its kind. */
export type PartReader = (reader: Reader, index: number) => number

export const complain = ({ faults }: Reader, word: Word, message: string): void =>
  void faults.push(faultAt(word, message))

/** The words from one to another as a single one, to point at. */
export function spanOf({ words }: Reader, index: number, used: number): Word {
  const [first, last] = [words[index]!, words[index + used - 1] ?? words[index]!]
  return { ...first, length: last.at + last.length - first.at }
}
