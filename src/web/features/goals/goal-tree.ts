import type { ObjectiveView, ShownObjective } from './goal-types.ts'

export type GoalBranch = { readonly objective: ShownObjective; readonly children: readonly GoalBranch[] }

/** Objectives with those that serve them below. One whose parent is not among them stands for itself. */
export function goalTree(objectives: readonly ShownObjective[]): GoalBranch[] {
  const ids = new Set(objectives.map(({ id }) => id))
  const below = Map.groupBy(objectives, ({ parentId }) => (ids.has(parentId ?? '') ? parentId : null))
  const branch = (objective: ShownObjective): GoalBranch => ({
    objective,
    children: (below.get(objective.id) ?? []).map(branch),
  })
  return (below.get(null) ?? []).map(branch)
}

/** Objectives that one may serve: neither itself nor one that serves it, and nothing that was dropped. */
export function possibleParents(id: string | null, objectives: readonly ObjectiveView[]): ObjectiveView[] {
  const taken = new Set(id === null ? [] : [id])
  const parents = new Map(objectives.map((one) => [one.id, one.parentId]))
  const serves = (one: ObjectiveView): boolean => {
    for (let at: string | null | undefined = one.id; at != null; at = parents.get(at)) {
      if (taken.has(at)) return true
    }
    return false
  }
  return objectives.filter((one) => one.status !== 'dropped' && !serves(one))
}
