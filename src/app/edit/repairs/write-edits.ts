import { conflict } from '../../errors.ts'
import type { Topic } from '../../ports/change-feed.ts'
import type { RepairEdit } from '../../ports/repositories/repair-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { withPastRhythms } from '../work/habit-fields.ts'

type Values = RepairEdit['after']

/** Makes the edits, each on a thing that still is as the edit knows it. All of them or, by the transaction, none. */
export async function writeEdits(
  repositories: Repositories,
  edits: readonly RepairEdit[],
  nowMs: number,
): Promise<void> {
  for (const edit of edits) await WRITERS[edit.kind](repositories, edit, nowMs)
  const kinds = new Set(edits.map(({ kind }) => kind))
  if (kinds.has('effort-plan') || kinds.has('settings') || kinds.has('hours'))
    await repositories.wakes.request('unfold')
  await repositories.wakes.request('plan')
  await repositories.wakes.request('publish')
  for (const kind of kinds) await repositories.announce(TOPICS[kind])
  await repositories.announce('week')
}

/** What takes them back: the last one first. */
export const reversed = (edits: readonly RepairEdit[]): RepairEdit[] =>
  edits.toReversed().map(({ before, after, ...edit }) => ({ ...edit, before: after, after: before }))

const TOPICS: Readonly<Record<RepairEdit['kind'], Topic>> = {
  task: 'tasks',
  habit: 'habits',
  hours: 'hours',
  'effort-plan': 'goals',
  settings: 'settings',
}

type Reader = (repositories: Repositories, id: string) => Promise<object | null>

const READERS: Readonly<Record<RepairEdit['kind'], Reader>> = {
  task: ({ tasks }, id) => tasks.find(id),
  habit: ({ habits }, id) => habits.find(id),
  hours: ({ hours }, id) => hours.find(id),
  'effort-plan': async ({ keyResults }, id) => (await keyResults.find(id))?.effortPlan ?? null,
  settings: async ({ person }) => (await person.get()).settings,
}

type Writer = (repositories: Repositories, edit: RepairEdit, nowMs: number) => Promise<void>

const WRITERS: Readonly<Record<RepairEdit['kind'], Writer>> = {
  task: async ({ tasks }, edit) => tasks.save(next(await tasks.find(edit.id), edit)),
  habit: async (repositories, edit, nowMs) => {
    const before = existing(await repositories.habits.find(edit.id))
    await repositories.habits.save(await withPastRhythms(repositories, before, next(before, edit), nowMs))
  },
  hours: async ({ hours }, edit) => hours.save(next(await hours.find(edit.id), edit)),
  'effort-plan': async ({ keyResults }, edit) => {
    const plan = (await keyResults.find(edit.id))?.effortPlan ?? null
    await keyResults.saveEffortPlan(edit.id, next(plan, edit))
  },
  settings: async ({ person }, edit) => {
    const mine = await person.get()
    await person.save({ ...mine, settings: next(mine.settings, edit) })
  },
}

/** Whether everything still is as the edits left it, so that they can be taken back. */
export async function stillStand(repositories: Repositories, edits: readonly RepairEdit[]): Promise<boolean> {
  const after = new Map<string, RepairEdit>()
  for (const edit of edits) {
    const name = `${edit.kind} ${edit.id}`
    after.set(name, { ...edit, after: { ...after.get(name)?.after, ...edit.after } })
  }
  for (const edit of after.values()) {
    const thing = await READERS[edit.kind](repositories, edit.id)
    if (thing === null || !holds(thing, edit.after)) return false
  }
  return true
}

function next<T extends object>(thing: T | null, { before, after }: RepairEdit): T {
  const found = existing(thing)
  if (!holds(found, before)) throw changedSince()
  return { ...found, ...after }
}

function existing<T extends object>(thing: T | null): T {
  if (thing === null) throw changedSince()
  return thing
}

function holds(thing: object, values: Values): boolean {
  const now = new Map<string, unknown>(Object.entries(thing))
  return Object.entries(values).every(
    ([name, value]) => JSON.stringify(now.get(name)) === JSON.stringify(value),
  )
}

const changedSince = (): Error =>
  conflict(
    'changed-since',
    'Cannot do this: what the repair is about was changed since by somebody else, or by you.',
    'Look at it again, and change it by hand.',
  )
