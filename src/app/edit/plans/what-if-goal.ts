import type { EffortPlanBody } from '#contracts/http/goals.ts'
import type { KeyResult } from '#core/goals/key-result.ts'
import { unfoldGoals } from '#core/tasks/unfold-goals.ts'
import type { Snapshot } from '../../plan/snapshot.ts'
import type { KeyResultCore } from '../../ports/repositories/goal-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { readUnfoldInput } from '../../unfold/read-unfold-input.ts'
import { effortPlanOf } from '../goals/effort-plans.ts'
import {
  type KeyResultChange,
  type NewKeyResult,
  editedKeyResult,
  newKeyResult,
} from '../goals/key-result-fields.ts'
import { type OpenGoal, lookIntoGoal } from '../teams/open-goal.ts'
import { within } from './within.ts'
import { withOne } from './with-one.ts'

export type WhatIfGoal = {
  /** As if this key result were added. */
  readonly newKeyResult?: { readonly objectiveId: string; readonly keyResult: NewKeyResult } | undefined
  /** As if these fields of a key result, or the person's own hours for it, were changed. */
  readonly changedKeyResult?: ThoughtChange | undefined
}

type ThoughtChange = {
  readonly id: string
  readonly fields: KeyResultChange
  /** Left out, they stay; null: none. */
  readonly effortPlan?: EffortPlanBody | null | undefined
}

type Thought = { readonly open: OpenGoal; readonly keyResult: KeyResult }
export type Mine = {
  readonly userId: string
  readonly repositories: Repositories
  readonly nextId: () => string
}

/** The snapshot with a key result that is thought of, and the tasks that its hours would unfold into. Writes nothing. */
export async function withGoals(snapshot: Snapshot, whatIf: WhatIfGoal, mine: Mine): Promise<Snapshot> {
  const { newKeyResult: added, changedKeyResult: changed } = whatIf
  const thought = [
    added && (await within('newKeyResult.keyResult', thoughtNew(added, mine, snapshot.horizon.nowMs))),
    changed && (await thoughtChange(changed, snapshot, mine)),
  ].filter((one) => one !== undefined)
  if (thought.length === 0) return snapshot
  let world = snapshot
  for (const one of thought) world = await withGoal(world, one)
  return unfolded(world, mine)
}

async function thoughtNew(
  { objectiveId, keyResult: body }: NonNullable<WhatIfGoal['newKeyResult']>,
  { repositories, userId, nextId }: Mine,
  nowMs: number,
): Promise<Thought> {
  const open = await lookIntoGoal(repositories, userId, { objectiveId }, 'change')
  const core = await newKeyResult(open, nextId(), body)
  const effortPlan = body.effortPlan && (await effortPlanOf(repositories, body.effortPlan, 'body.effortPlan'))
  const common = { effortPlan, createdAtMs: nowMs }
  return { open, keyResult: await asRead(open, core, { ...common, current: null, milestones: [] }) }
}

async function thoughtChange(
  { id, fields, effortPlan: given }: ThoughtChange,
  { keyResults }: Snapshot,
  { repositories, userId }: Mine,
): Promise<Thought> {
  const open = await lookIntoGoal(repositories, userId, { keyResultId: id }, 'change')
  const { before, next } = await within('changedKeyResult.fields', editedKeyResult(open, id, fields))
  const plan =
    given && (await within('changedKeyResult', effortPlanOf(repositories, given, 'body.effortPlan')))
  const own = keyResults.find((one) => one.id === id)?.effortPlan ?? null
  const effortPlan = plan === undefined ? own : plan
  const milestones = before.kind === 'milestone' ? before.milestones : []
  const said = before.kind === 'milestone' || isAtBaseline(before) ? null : before.current
  const rest = { effortPlan, milestones, current: said, createdAtMs: before.createdAtMs }
  return { open, keyResult: await asRead(open, next, rest) }
}

/** What nobody has measured since stands at the baseline, wherever that lies. */
const isAtBaseline = (keyResult: KeyResult): boolean =>
  keyResult.kind === 'metric' && keyResult.current === keyResult.baseline

type Rest = Pick<KeyResult, 'effortPlan' | 'createdAtMs'> & {
  readonly current: number | null
  readonly milestones: Extract<KeyResult, { readonly kind: 'milestone' }>['milestones']
}

/** The key result as it would be read after having been kept. */
async function asRead({ mine }: OpenGoal, core: KeyResultCore, rest: Rest): Promise<KeyResult> {
  const { milestones, current, ...common } = rest
  switch (core.kind) {
    case 'milestone':
      return { ...core, ...common, milestones }
    case 'effort':
      return { ...core, ...common, current: current ?? 0 }
    case 'metric': {
      const readings = core.kpiId === null ? [] : await mine.kpis.listReadings(core.kpiId)
      return { ...core, ...common, current: readings.at(-1)?.value ?? current ?? core.baseline }
    }
  }
}

/** A colleague's goal that the person does not work for yet comes along with its cycle. */
async function withGoal(world: Snapshot, { open, keyResult }: Thought): Promise<Snapshot> {
  const keyResults = withOne(world.keyResults, keyResult)
  const { objective, workspaceId, mine } = open
  if (workspaceId === null || world.objectives.some(({ id }) => id === objective.id))
    return { ...world, keyResults }
  const { cycles } = await mine.sharedGoals.list(workspaceId)
  const own = cycles.filter(({ id }) => id === objective.cycleId)
  return {
    ...world,
    keyResults,
    objectives: [...world.objectives, objective],
    cycles: own.reduce(withOne, world.cycles),
  }
}

/** By the unfolding that all goals go through. */
async function unfolded(world: Snapshot, { repositories, nextId }: Mine): Promise<Snapshot> {
  const input = await readUnfoldInput(repositories, world.horizon.nowMs, world)
  const tasks = unfoldGoals(input).changed.map((task) => (task.id === '' ? { ...task, id: nextId() } : task))
  const settled = input.tasks.map(({ task, settledMinutes }) => [task.id, settledMinutes] as const)
  return {
    ...world,
    tasks: tasks.reduce(withOne, world.tasks),
    settledMinutes: new Map([...world.settledMinutes, ...settled]),
  }
}
