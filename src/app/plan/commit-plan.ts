import { type Block, isLive, liveStates } from '#core/blocks/block.ts'
import { blockDifference, isUnmoved } from '#core/blocks/block-difference.ts'
import type { Plan } from '#core/planning/plan.ts'
import { defence, defended } from '#core/blocks/defend.ts'
import { startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import { parseInstant } from '#core/time/instant.ts'
import { whereaboutsOf } from '#core/time/trips.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { PlanVersion } from '../ports/repositories/work-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import type { BuiltProblem } from './problem/build-problem.ts'
import { type Arrangement, arrangeBlocks } from './arrange-blocks.ts'
import { afterApplying } from '../after-applying.ts'
import { readBackground } from './cause/cause-background.ts'
import { causeOf } from './cause/cause-of.ts'
import { isAskedAnew } from './kept-undo.ts'
import type { Snapshot } from './snapshot.ts'

export type Solved = {
  readonly snapshot: Snapshot
  readonly built: BuiltProblem
  readonly plan: Plan
  readonly inputsHash: string
}

export type CommitResult =
  /** The plan in force is still the one; nothing was written. */
  | { readonly kind: 'unchanged' }
  /** Something changed while we planned. The wake of that change plans again. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'applied' | 'proposed'; readonly version: PlanVersion }

/** Writes a plan down: its version, and its blocks unless the person wants to be asked first. */
export async function commitPlan(
  repositories: Repositories,
  solved: Solved,
  ids: IdSource,
  nowMs: number,
): Promise<CommitResult> {
  const { snapshot, built } = solved
  if (await isOutOfDate(repositories, snapshot)) return { kind: 'stale' }
  await askForNextWeek(repositories, snapshot)
  const arrangement = withDefence(arrangeBlocks(snapshot, solved.plan, built.staying, ids), solved)
  const isChange = hasChanges(arrangement)
  if (!isChange && snapshot.inForce?.inputsHash === solved.inputsHash) return { kind: 'unchanged' }
  const isProposal = isChange && snapshot.person.settings.applyMode === 'approve'
  if (isProposal && wasSaidBefore(solved)) return { kind: 'unchanged' }
  const status = isProposal ? 'proposed' : 'applied'
  const version = await newVersion(repositories, solved, arrangement, {
    id: ids.next(),
    status,
    createdAtMs: nowMs,
  })
  await rejectOpenProposal(repositories, snapshot)
  await (isProposal ? propose : putInForce)(repositories, arrangement, version)
  return { kind: status, version }
}

/**
 * The row of the wake is held until the end: what is asked for from now on waits, and what was asked for since the
 * snapshot makes this plan worthless. Blocks change by other ways, too, such as a start.
 */
async function isOutOfDate({ wakes, blocks }: Repositories, snapshot: Snapshot): Promise<boolean> {
  const wake = await wakes.findForUpdate('plan')
  if ((wake?.requested ?? 0) !== snapshot.requested) return true
  const live = await blocks.listInStates([...liveStates])
  if (namesOf(live) === namesOf(snapshot.blocks.filter(isLive))) return false
  await wakes.request('plan')
  return true
}

/** Blocks that need it are shown as busy from the start, so that Google is told once. */
function withDefence({ wanted, withdrawn }: Arrangement, { snapshot, built }: Solved): Arrangement {
  const blocks = wanted.map(({ block }) => block)
  const isToDefend = defence(blocks, built.problem, snapshot.horizon.nowMs)
  return { wanted: wanted.map((one) => ({ ...one, block: defended(one.block, isToDefend) })), withdrawn }
}

const namesOf = (blocks: readonly Block[]): string =>
  blocks
    .map(({ id, startMs, endMs, state }) => `${id} ${startMs} ${endMs} ${state}`)
    .sort()
    .join()

/** The horizon ends with a week, so a new week has to be planned when one begins. */
export async function askForNextWeek({ wakes }: Repositories, { horizon, person }: Snapshot): Promise<void> {
  await wakes.requestAt('plan', startOfLocalDate(horizon.weekDay + 7, whereaboutsOf(person)))
}

const hasChanges = ({ wanted, withdrawn }: Arrangement): boolean =>
  withdrawn.length > 0 || wanted.some(({ block, before }) => before === null || !isUnmoved(block, before))

/** A proposal for the very same inputs was turned down, or stands and can still be applied. */
function wasSaidBefore({ snapshot: { newest, horizon }, inputsHash }: Solved): boolean {
  if (newest === null || newest.inputsHash !== inputsHash) return false
  if (newest.status === 'rejected') return true
  const places = newest.plan.blocks.filter((block) => !block.pinned)
  return newest.status === 'proposed' && places.every((place) => parseInstant(place.start) >= horizon.nowMs)
}

async function newVersion(
  repositories: Repositories,
  { snapshot, built, plan, inputsHash }: Solved,
  { wanted, withdrawn }: Arrangement,
  head: Pick<PlanVersion, 'id' | 'status' | 'createdAtMs'>,
): Promise<PlanVersion> {
  return {
    ...head,
    number: await repositories.planVersions.nextNumber(),
    inputsHash,
    cause: await readCause(repositories, snapshot, built),
    restores: null,
    problem: built.problem,
    plan: { ...plan, difference: blockDifference(wanted, withdrawn) },
    appliedAtMs: head.status === 'applied' ? head.createdAtMs : null,
  }
}

async function readCause(
  repositories: Repositories,
  snapshot: Snapshot,
  { problem }: BuiltProblem,
): Promise<string> {
  if (isAskedAnew(snapshot.inForce)) return 'You asked to plan again.'
  return causeOf(snapshot.inForce?.problem ?? null, problem, await readBackground(repositories, snapshot))
}

async function rejectOpenProposal({ planVersions }: Repositories, { newest }: Snapshot): Promise<void> {
  if (newest?.status === 'proposed') await planVersions.setStatus(newest.id, 'rejected', null)
}

/** A proposal only lays its new blocks by; what stands on the calendar stays as it is. */
async function propose(
  repositories: Repositories,
  arrangement: Arrangement,
  version: PlanVersion,
): Promise<void> {
  const { blocks, planVersions } = repositories
  for (const { block, before } of arrangement.wanted)
    if (before === null) await blocks.save({ ...block, state: 'withdrawn' })
  await planVersions.add(version, versionBlocks(arrangement))
  await repositories.announce('week')
}

async function putInForce(
  repositories: Repositories,
  arrangement: Arrangement,
  version: PlanVersion,
): Promise<void> {
  const { blocks, planVersions } = repositories
  for (const { block, before } of arrangement.wanted) if (block !== before) await blocks.save(block)
  for (const block of arrangement.withdrawn) await blocks.save({ ...block, state: 'withdrawn' })
  await planVersions.add(version, versionBlocks(arrangement))
  await afterApplying(repositories, version.createdAtMs)
}

const versionBlocks = ({ wanted }: Arrangement) =>
  wanted.map(({ block, isPinned }) => ({
    blockId: block.id,
    startMs: block.startMs,
    endMs: block.endMs,
    isPinned,
  }))
