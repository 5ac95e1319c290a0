import type { Cost, Plan } from '../plan.ts'
import type { Problem } from '../problem.ts'
import { checkBlocks, type Verdict } from './check-plan.ts'
import { type Block, type Facts, readFacts } from './facts.ts'
import { missedByWeek } from './habit-weeks.ts'
import { parseInstant } from './instant.ts'
import { movableMinutes } from './minutes.ts'
import { placedBlocks } from './placed.ts'
import { CONSTRAINTS } from './plan-cost.ts'
import type { Violation } from './violation.ts'
import { nameOf, tidy } from './words.ts'

/** Costs are exact to this many points; the same holds for a gap. */
const EXACT = 0.001

/** The part of a plan that says something which can be checked; other planners leave the rest out. */
export type Report = Pick<Plan, 'problem' | 'cost'> & {
  readonly blocks: readonly { item: string; start: string; end: string; pinned: boolean }[]
  readonly bound?: Plan['bound'] | null | undefined
  readonly unplaced?: readonly { readonly item: string; readonly minutes: number }[] | null | undefined
}

/** Judges a plan with all that it says about itself: rules, costs, bound, what is not placed, pinned flags. */
export function checkReport(problem: Problem, plan: Report): Verdict {
  const facts = readFacts(problem)
  const blocks = readBlocks(plan.blocks)
  const { violations, cost } = checkBlocks(facts, blocks)
  const said = [
    ...wrongProblem(facts, plan),
    ...wrongCost(plan.cost, cost),
    ...wrongBound(plan.bound, cost),
    ...wrongUnplaced(facts, plan.unplaced, blocks),
  ]
  return { violations: [...violations, ...said], cost }
}

/** Blocks of a plan file in epoch ms. */
export function readBlocks(
  blocks: readonly { item: string; start: string; end: string; pinned: boolean }[],
): Block[] {
  return blocks.map(({ item, start, end, pinned }) => ({
    item,
    startMs: parseInstant(start) ?? Number.NaN,
    endMs: parseInstant(end) ?? Number.NaN,
    pinned,
  }))
}

function wrongProblem(facts: Facts, plan: Report): Violation[] {
  if (plan.problem === facts.problem.id) return []
  const sentence = `The plan is for problem "${plan.problem}", not for "${facts.problem.id}".`
  return [{ rule: 'wrong-problem', sentence }]
}

function wrongCost(said: Cost, counted: Cost): Violation[] {
  const pairs: [string, number, number][] = [
    ['total', said.total, counted.total],
    ['medium', said.medium, counted.medium],
    ['soft', said.soft, counted.soft],
    ...CONSTRAINTS.map((constraint): [string, number, number] => [
      constraint,
      said.byConstraint[constraint] ?? 0,
      counted.byConstraint[constraint] ?? 0,
    ]),
  ]
  return pairs
    .filter(([, saidPoints, points]) => !(Math.abs(saidPoints - points) <= EXACT))
    .map(([name, saidPoints, points]) => ({
      rule: 'reported-cost',
      sentence: `The plan says that "${name}" costs ${tidy(saidPoints)}, but it costs ${tidy(points)}.`,
    }))
}

function wrongBound(bound: Report['bound'], cost: Cost): Violation[] {
  if (!bound) return []
  const gap = (cost.total - bound.lower) / Math.max(1, cost.total)
  const sentences = [
    bound.lower > cost.total + EXACT
      ? `The lower bound ${tidy(bound.lower)} is above the cost ${tidy(cost.total)} of this very plan.`
      : undefined,
    Math.abs(bound.gap - gap) > EXACT
      ? `The plan says that the gap is ${tidy(bound.gap)}, but (total − lower) / max(1, total) is ${tidy(gap)}.`
      : undefined,
  ]
  return sentences
    .filter((sentence) => sentence !== undefined)
    .map((sentence) => ({ rule: 'reported-bound', sentence }))
}

function wrongUnplaced(facts: Facts, said: Report['unplaced'], blocks: readonly Block[]): Violation[] {
  if (!said) return []
  const claimed = new Map<string, number>()
  for (const { item, minutes } of said) claimed.set(item, (claimed.get(item) ?? 0) + minutes)
  const missing = missingMinutes(facts, blocks)
  return [...new Set([...claimed.keys(), ...missing.keys()])]
    .filter((item) => Math.abs((claimed.get(item) ?? 0) - (missing.get(item) ?? 0)) > EXACT)
    .map((item) => ({
      rule: 'reported-unplaced',
      item,
      sentence:
        `The plan says that ${tidy(claimed.get(item) ?? 0)} minutes of ${nameOf(facts, item)} are not placed, ` +
        `but it is ${tidy(missing.get(item) ?? 0)}.`,
    }))
}

/** Minutes that each item lacks: of a task what remains of it, of a habit its missed occurrences × minMinutes. */
export function missingMinutes(facts: Facts, blocks: readonly Block[]): Map<string, number> {
  const { byItem } = placedBlocks(facts, blocks)
  const missing = new Map<string, number>()
  for (const item of facts.items.values()) {
    const own = byItem.get(item.id) ?? []
    const minutes =
      item.kind === 'task'
        ? item.remaining - movableMinutes(own)
        : missedByWeek(facts, item, own).reduce((sum, week) => sum + week.missed * item.minMinutes, 0)
    if (minutes > 0) missing.set(item.id, minutes)
  }
  return missing
}
