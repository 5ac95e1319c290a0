import type { Block, BlockState } from '#core/blocks/block.ts'
import type { SyncedFields } from '#core/calendar/block-fields.ts'
import type { WriteLog } from '#core/calendar/write-log.ts'
import type { LedgerEntry } from '#core/blocks/ledger-entry.ts'
import type { Plan } from '#core/planning/plan.ts'
import type { Problem } from '#core/planning/problem.ts'
import type { Task, TaskStatus } from '#core/tasks/task.ts'
import type { Repository } from './goal-repositories.ts'

export type TaskRepository = Repository<Task> & {
  findMany(ids: readonly string[]): Promise<readonly Task[]>
  listByStatus(status: TaskStatus): Promise<readonly Task[]>
  listBySource(source: Task['source']): Promise<readonly Task[]>
  /** Of effort plans, for any of these weeks. */
  listForWeeks(weeksOf: readonly string[]): Promise<readonly Task[]>
  findForWeek(keyResultId: string, weekOf: string): Promise<Task | null>
}

export type BlockRepository = {
  find(id: string): Promise<Block | null>
  findMany(ids: readonly string[]): Promise<readonly Block[]>
  /** Blocks that overlap [fromMs, toMs), withdrawn ones left out. */
  listBetween(fromMs: number, toMs: number): Promise<readonly Block[]>
  listInStates(states: readonly BlockState[]): Promise<readonly Block[]>
  listForItem(itemId: string): Promise<readonly Block[]>
  listForItems(itemIds: readonly string[]): Promise<readonly Block[]>
  save(block: Block): Promise<void>
}

/** The record of one event that we wrote, or are about to write, for one generation of a block. */
export type PublishedEvent = {
  readonly id: string
  readonly blockId: string
  readonly calendarId: string
  readonly generation: number
  readonly eventId: string
  readonly state: 'intended' | 'live' | 'gone'
  readonly syncedEtag: string | null
  /** Google's echo of the fields that are ours, and what we had asked for. */
  readonly synced: SyncedFields | null
  readonly failures: number
  readonly lastError: string | null
  /** What was written of the block today; goes on with the next generation. */
  readonly writes: WriteLog | null
}

export type PublishedEventRepository = {
  /** Newest generation of every block that is not `gone`. With the years they are many: ask for all only to take leave. */
  listStanding(): Promise<readonly PublishedEvent[]>
  /** Those whose event ends after `fromMs`, as far as Google has told. */
  listStandingAfter(fromMs: number): Promise<readonly PublishedEvent[]>
  /** How many stand on each calendar, `intended` ones left out. */
  countLive(): Promise<ReadonlyMap<string, number>>
  /** Newest generation of each of these blocks, `gone` or not. */
  latestOf(blockIds: readonly string[]): Promise<readonly PublishedEvent[]>
  latestFor(blockId: string): Promise<PublishedEvent | null>
  findByEvents(calendarId: string, eventIds: readonly string[]): Promise<readonly PublishedEvent[]>
  save(event: PublishedEvent): Promise<void>
}

export type PlanVersion = {
  readonly id: string
  readonly number: number
  readonly inputsHash: string
  /** What made us plan: a sentence for the person. */
  readonly cause: string
  readonly status: 'proposed' | 'applied' | 'rejected'
  readonly restores: string | null
  readonly problem: Problem
  readonly plan: Plan
  readonly createdAtMs: number
  readonly appliedAtMs: number | null
}

export type VersionBlock = {
  readonly blockId: string
  readonly startMs: number
  readonly endMs: number
  readonly isPinned: boolean
}

/** When a version was made, and how many blocks it moved. */
export type VersionMoves = Pick<PlanVersion, 'status' | 'restores' | 'createdAtMs'> & {
  readonly moved: number
}

export type PlanVersionRepository = {
  add(version: PlanVersion, blocks: readonly VersionBlock[]): Promise<void>
  setStatus(id: string, status: PlanVersion['status'], appliedAtMs: number | null): Promise<void>
  /** As if made for inputs that never come again, so that the next plan for them is made and said anew. */
  forgetInputs(id: string): Promise<void>
  find(id: string): Promise<PlanVersion | null>
  latestApplied(): Promise<PlanVersion | null>
  nextNumber(): Promise<number>
  blocksOf(versionId: string): Promise<readonly VersionBlock[]>
  /** Newest first. */
  page(before: number | null, limit: number): Promise<readonly PlanVersion[]>
  /** Of all versions made since; without their problems and plans, which are large. */
  movesSince(sinceMs: number): Promise<readonly VersionMoves[]>
}

export type LedgerFilter = {
  readonly objectiveId?: string
  readonly keyResultId?: string
  readonly taskId?: string
  readonly habitId?: string
  readonly blockId?: string
  readonly fromMs?: number
  readonly toMs?: number
}

export type LedgerSubject = 'objectiveId' | 'keyResultId' | 'taskId' | 'habitId'

export type LedgerRepository = {
  add(entry: LedgerEntry): Promise<void>
  find(id: string): Promise<LedgerEntry | null>
  /** Newest first; `before` is the id of the last entry of the page before. */
  page(filter: LedgerFilter, before: string | null, limit: number): Promise<readonly LedgerEntry[]>
  list(filter: LedgerFilter): Promise<readonly LedgerEntry[]>
  sumMinutes(filter: LedgerFilter): Promise<number>
  /** Minutes by what they were for, added up where they are stored; entries that name none are left out. */
  sumMinutesBy(subject: LedgerSubject, filter: LedgerFilter): Promise<ReadonlyMap<string, number>>
  /** The same of these alone; those without any entry are left out. */
  sumMinutesOf(
    subject: LedgerSubject,
    ids: readonly string[],
    filter?: LedgerFilter,
  ): Promise<ReadonlyMap<string, number>>
}
