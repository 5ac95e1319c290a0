import type { TaskSeries } from '#core/tasks/series/task-series.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * One thing that a change of tasks touched. Fields as they were and as they are since; `added` things were not there
 * before, and an `entry` is one of the ledger, which only ever grows.
 */
export type TaskChangeStep =
  | {
      readonly kind: 'task' | 'block' | 'series'
      readonly id: string
      readonly before: Values
      readonly after: Values
    }
  | { readonly kind: 'added-task' | 'added-block' | 'added-series' | 'entry'; readonly id: string }

/** What a person did to tasks, and how to take it back. */
export type TaskChange = {
  readonly id: string
  /** What was done: "“Draft” is snoozed until Fri 27 Nov, 09:00." */
  readonly sentence: string
  readonly steps: readonly TaskChangeStep[]
  /** The version that was in force. */
  readonly planVersionId: string | null
  readonly atMs: number
  readonly undoneAtMs: number | null
}

export type TaskChangeRepository = {
  add(change: TaskChange): Promise<void>
  find(id: string): Promise<TaskChange | null>
  setUndone(id: string, undoneAtMs: number): Promise<void>
}

export type TaskSeriesRepository = {
  find(id: string): Promise<TaskSeries | null>
  list(): Promise<readonly TaskSeries[]>
  save(series: TaskSeries): Promise<void>
  remove(id: string): Promise<void>
}
