import { createContext, useContext } from 'react'
import type { CycleView } from '#contracts/http/goals.ts'
import type { ShownObjective } from './goal-types.ts'
import type { OpenDialog } from './objective/objective-dialogs.tsx'
import type { Hints } from './use-hints.ts'

export type GoalsInView = {
  readonly cycle: CycleView
  /** Server's time, and its local date where the person lives. */
  readonly nowMs: number
  readonly today: string
  /** Of all cycles, and of colleagues: a goal may serve one of the year, or of the company. */
  readonly all: readonly ShownObjective[]
  readonly hints: Hints
  readonly openDialog: (dialog: OpenDialog) => void
}

export const GoalsContext = createContext<GoalsInView | null>(null)

/** What surrounds the goals on this page. Only below <ObjectiveList>. */
export function useGoalsInView(): GoalsInView {
  const inView = useContext(GoalsContext)
  if (inView === null) throw new Error('useGoalsInView() works only below <ObjectiveList>.')
  return inView
}
