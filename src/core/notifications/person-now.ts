import type { TimeStyle } from '../time/time-words.ts'
import type { PaceStatus } from '../goals/pace.ts'
import type { Channel } from './notice.ts'

/** A key result that lives by what people say of it. */
export type TalkedOf = {
  readonly id: string
  readonly title: string
  readonly objective: { readonly id: string; readonly cycleId: string }
  readonly status: 'fresh' | 'due' | 'outdated'
  /** Local date on which the check-in was or will be due. */
  readonly dueOn: string
}

export type AimedAt = {
  readonly id: string
  readonly cycleId: string
  readonly title: string
  /** Null outside of its cycle, and in its first week. */
  readonly pace: PaceStatus | null
  /** Work of the last whole week, and what the effort plans asked for. */
  readonly doneMinutes: number
  readonly plannedMinutes: number
}

/** A block that waits for a word, or is still to end. */
export type OpenBlock = {
  readonly id: string
  readonly title: string
  readonly startMs: number
  readonly endMs: number
}

export type WeekRoom = {
  /** Local date of the week's first day. */
  readonly weekOf: string
  readonly needMinutes: number
  readonly freeMinutes: number
}

/** All that the rules look at. */
export type PersonNow = {
  readonly nowMs: number
  readonly zone: string
  readonly style: TimeStyle
  readonly keyResults: readonly TalkedOf[]
  readonly objectives: readonly AimedAt[]
  readonly blocks: readonly OpenBlock[]
  /** What is left of this week; null without any effort plan. */
  readonly weekNow: WeekRoom | null
  /** The week after this one; null without any effort plan. */
  readonly weekAhead: WeekRoom | null
  readonly kpis: readonly {
    readonly id: string
    readonly title: string
    readonly status: 'amber' | 'red'
    readonly value: number
    readonly unit: string
    /** A moment of the breach that stays the same as long as it lasts; tells one breach from the next. */
    readonly since: string
    /** Whether a way back is there to be accepted. */
    readonly isRecoveryProposed: boolean
  }[]
  /** Accounts whose access has ended. */
  readonly broken: readonly { readonly id: string; readonly email: string; readonly since: string }[]
  /** Ways on which messages do not arrive, with what the other side said. */
  readonly lost: readonly { readonly channel: Channel; readonly since: string; readonly words: string }[]
  readonly streaks: readonly { readonly title: string; readonly weeks: number }[]
  /** Local date of the digest that is due; null when none is. */
  readonly digestOn: string | null
  /** Its day has passed: whoever was away, or whose server was. */
  readonly isDigestLate: boolean
}
