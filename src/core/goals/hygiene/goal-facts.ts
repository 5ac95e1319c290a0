import type { KeyResult } from '../key-result.ts'
import type { Objective } from '../objective.ts'

export type KeyResultFacts = {
  readonly keyResult: KeyResult
  /** Who answers for it; null while nobody does. */
  readonly ownerId: string | null
  /** The last check-in, or when the key result was made. */
  readonly lastWordAtMs: number
  /** The metric that was declared to pull against this one. */
  readonly counterKeyResultId: string | null
  /** Change of progress (not cut to 0…1) over the last four weeks; null where too little is known. */
  readonly recentChange: number | null
}

/** An active objective of a team that a colleague keeps: it counts among those of the team. */
export type TeamGoal = { readonly ownerId: string; readonly cycleId: string }

export type ObjectiveFacts = {
  readonly objective: Objective
  /** A person or a team: what a team owns is none of what its keeper does. */
  readonly ownerId: string
  /** Name of the team; null: the person who asks. */
  readonly ownerTeam: string | null
  readonly cycleTitle: string
  readonly keyResults: readonly KeyResultFacts[]
  /** Whether its cycle has begun, and is not over: only then is work or a word missed. */
  readonly isUnderWay: boolean
  /** Minutes on anybody's calendar: planned from now on, or worked in the last four weeks. */
  readonly calendarMinutes: number
  /** When the objective became active, or was made. */
  readonly activeSinceMs: number
}
