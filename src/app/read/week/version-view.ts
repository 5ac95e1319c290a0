import type { PlanVersionView } from '#contracts/http/plan-routes.ts'
import type { Plan } from '#core/planning/plan.ts'
import type { Problem } from '#core/planning/problem.ts'
import { wholeOf } from '#core/tasks/item-parts.ts'
import type { PlanVersion } from '../../ports/repositories/work-repositories.ts'
import { briefFacts } from './brief-facts.ts'
import { iso, isoOrNull } from '../iso.ts'

export function planVersionView(version: PlanVersion): PlanVersionView {
  const { id, number, cause, status, restores, inputsHash } = version
  return {
    id,
    number,
    cause,
    status,
    restores,
    inputsHash,
    createdAt: iso(version.createdAtMs),
    appliedAt: isoOrNull(version.appliedAtMs),
    ...planView(version.plan, version.problem),
  }
}

/** What a plan says beside its blocks; the wire has lists of its own. */
export function planView(plan: Plan, problem: Problem) {
  const titles = new Map(
    [...(problem.tasks ?? []), ...(problem.habits ?? [])].map(({ id, title }) => [wholeOf(id), title ?? '']),
  )
  const { total, medium, soft } = plan.cost
  return {
    difference: plan.difference,
    cost: { total, medium, soft, byConstraint: { ...plan.cost.byConstraint } as Record<string, number> },
    bound: plan.bound,
    unplaced: plan.unplaced.map(({ item, minutes, reason, facts, sentence }) => ({
      itemId: wholeOf(item),
      title: titles.get(wholeOf(item)) ?? '',
      minutes,
      reason,
      facts: briefFacts(facts),
      sentence,
    })),
    capacity: plan.capacity.map((verdict) => {
      const items = [...new Set(verdict.items.map(wholeOf))]
      return { ...verdict, items, titles: items.map((item) => titles.get(item) ?? '') }
    }),
    repairs: plan.repairs.map(({ change, costAfter, sentence }, index) => ({
      id: String(index + 1),
      change,
      costAfter,
      sentence,
    })),
  }
}
