import * as fc from 'fast-check'
import { createConfirmBlock } from '#app/edit/blocks/confirm-block.ts'
import { createCorrectEntry } from '#app/edit/blocks/correct-entry.ts'
import { createLogWork } from '#app/edit/blocks/log-work.ts'
import { createMissBlock } from '#app/edit/blocks/miss-block.ts'
import { createReopenBlock } from '#app/edit/blocks/reopen-block.ts'
import { createStartBlock } from '#app/edit/blocks/start-block.ts'
import { createStopBlock } from '#app/edit/blocks/stop-block.ts'
import { AppError } from '#app/errors.ts'
import { obey } from '#core/calendar/obey-command.ts'
import type { World } from '../../plan/support/world.ts'
import type { WorkedGoals } from './worked-goals.ts'

export type Step = {
  readonly kind: (typeof kinds)[number]
  readonly which: number
  readonly minutes: number
}

const kinds = [
  'confirm',
  'partly',
  'miss',
  'undo',
  'correct',
  'log',
  'assume',
  'wait',
  'delete-in-google',
  'start',
  'stop',
  'link-elsewhere',
] as const

export const steps = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    which: fc.nat(11),
    minutes: fc.integer({ min: 1, max: 120 }),
  }),
  { minLength: 5, maxLength: 30 },
)

/** What a person does next. What is refused changes nothing; a bug does not look like a refusal. */
export async function take(world: World, goals: WorkedGoals, step: Step): Promise<void> {
  try {
    await actions[step.kind](world, goals, step)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

type Action = (world: World, goals: WorkedGoals, step: Step) => Promise<unknown>

const pick = <T>(list: readonly T[], which: number): T => list[which % list.length]!
const blockOf = ({ blockIds }: WorkedGoals, { which }: Step): string => pick(blockIds, which)

const actions: Readonly<Record<Step['kind'], Action>> = {
  confirm: (world, goals, step) => createConfirmBlock(world.edits)(world.userId, blockOf(goals, step)),
  partly: (world, goals, step) =>
    createConfirmBlock(world.edits)(world.userId, blockOf(goals, step), step.minutes),
  miss: (world, goals, step) => createMissBlock(world.edits)(world.userId, blockOf(goals, step)),
  undo: (world, goals, step) => createReopenBlock(world.edits)(world.userId, blockOf(goals, step)),
  start: (world, goals, step) => createStartBlock(world.edits)(world.userId, blockOf(goals, step)),
  stop: (world, goals, step) => createStopBlock(world.edits)(world.userId, blockOf(goals, step)),
  wait: async (world, _, { minutes }) => world.goTo(world.edits.clock.now() + minutes * 60_000),
  correct: async (world, _, { which, minutes }) => {
    const entries = await world.ask(({ ledger }) => ledger.list({}))
    if (entries.length === 0) return
    await createCorrectEntry(world.edits)(world.userId, pick(entries, which).id, minutes - 1, 'recounted')
  },
  log: (world, { taskIds, habitId, keyResultIds, objectiveIds }, { which, minutes }) => {
    const none = { taskId: null, habitId: null, keyResultId: null, objectiveId: null }
    const targets = [
      ...taskIds.map((taskId) => ({ ...none, taskId })),
      { ...none, habitId },
      ...keyResultIds.map((keyResultId) => ({ ...none, keyResultId })),
      ...objectiveIds.map((objectiveId) => ({ ...none, objectiveId })),
    ]
    const workedAtMs = world.edits.clock.now() - which * 24 * 3_600_000
    return createLogWork(world.edits)(world.userId, {
      ...pick(targets, which),
      minutes,
      workedAtMs,
      note: '',
    })
  },
  assume: async (world, _, { which }) => {
    const completion = which % 2 === 0 ? 'assume' : 'confirm'
    await world.ask(async ({ person }) => {
      const mine = await person.get()
      await person.save({ ...mine, settings: { ...mine.settings, completion } })
    })
    await world.settle()
  },
  'delete-in-google': (world, goals, step) =>
    world.ask(async ({ blocks }) => {
      const block = await blocks.find(blockOf(goals, step))
      const command = { kind: 'not-this-time', isReleased: false } as const
      if (block !== null) await blocks.save(obey(block, [command], world.edits.clock.now()).block)
    }),
  'link-elsewhere': (world, { taskIds, habitId, keyResultIds, objectiveIds }, { which, minutes }) =>
    world.ask(async ({ tasks, habits }) => {
      const goal =
        minutes % 2 === 0
          ? { keyResultId: pick(keyResultIds, minutes), objectiveId: null }
          : { keyResultId: null, objectiveId: minutes % 3 === 0 ? null : pick(objectiveIds, minutes) }
      const task = await tasks.find(pick(taskIds, which))
      const habit = await habits.find(habitId)
      if (which % 4 === 3 && habit !== null) await habits.save({ ...habit, ...goal })
      else if (task !== null) await tasks.save({ ...task, ...goal })
    }),
}
