import type { CompiledTask } from '../compiled.ts'

/** What a task may come to: at least and at most so many steps placed, the due met or missed, where it begins. */
export type Domain = {
  readonly least: number
  readonly most: number
  readonly canMeet: boolean
  readonly canMiss: boolean
  /** Its first block starts on one of these steps (both included), if it has one. */
  readonly firstFrom: number
  readonly firstTo: number
}

export const freeDomain = (task: CompiledTask): Domain => ({
  least: 0,
  most: task.remainingSteps,
  canMeet: true,
  canMiss: true,
  firstFrom: 0,
  firstTo: task.cost.length,
})
