import { createHabit } from '#contracts/http/habit-routes.ts'
import { createTask } from '#contracts/http/task-routes.ts'
import { AppError } from '#app/errors.ts'
import type { Block } from '#core/blocks/block.ts'
import { isLive } from '#core/blocks/block.ts'
import { blocksOf, type Command, nth, type Play, type Scene } from './scene.ts'

const MINUTE = 60_000
const cases = ({ world }: Scene) => world.page.useCases

/** What the product refuses, with a reason, did not happen. */
async function unlessRefused(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act()
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

async function onBlock(
  scene: Scene,
  { a }: Command,
  act: (block: Block) => Promise<unknown>,
  suits: (block: Block) => boolean = () => true,
): Promise<void> {
  const block = nth((await blocksOf(scene)).filter(suits), a)
  if (block !== undefined && (await unlessRefused(() => act(block)))) scene.story.decided(block.id)
}

const openTasks = ({ world, userId }: Scene) =>
  world.page.unitOfWork.forUser(userId, ({ tasks }) => tasks.listByStatus('open'))

async function onTask(scene: Scene, { a }: Command, act: (id: string) => Promise<unknown>): Promise<void> {
  const task = nth(await openTasks(scene), a)
  if (task === undefined || !(await unlessRefused(() => act(task.id)))) return
  for (const block of await blocksOf(scene)) if (block.itemId === task.id) scene.story.decided(block.id)
}

const isOver = (scene: Scene) => (block: Block) => block.startMs <= scene.world.clock.now()

/** What the person does on our page. */
export const pageCommands = {
  'add-task': async (scene, { a, b }) => {
    const minutes = 30 + (a % 6) * 30
    const body = createTask.body.parse({ title: `Task ${a}`, minutes, due: null, priority: 1 + (b % 4) })
    await cases(scene).createTask(scene.userId, body)
  },
  'change-task': (scene, command) =>
    onTask(scene, command, (id) =>
      cases(scene).updateTask(scene.userId, id, {
        minutes: 30 + (command.b % 8) * 30,
        title: `Renamed ${command.c}`,
      }),
    ),
  'complete-task': (scene, command) =>
    onTask(scene, command, (id) => cases(scene).completeTask(scene.userId, id)),
  'drop-task': (scene, command) => onTask(scene, command, (id) => cases(scene).dropTask(scene.userId, id)),
  'add-habit': async (scene, { a, b }) => {
    const body = createHabit.body.parse({
      title: `Habit ${a}`,
      timesPerWeek: 1 + (a % 3),
      maxMinutes: 30 + (b % 2) * 15,
    })
    await cases(scene).createHabit(scene.userId, body)
  },
  'move-on-page': (scene, command) =>
    onBlock(scene, command, (block) => {
      const startMs = Math.floor(scene.world.clock.now() / MINUTE) * MINUTE + (command.b % 9000) * MINUTE
      const endMs = startMs + block.endMs - block.startMs
      return cases(scene).moveBlock(scene.userId, block.id, { startMs, endMs })
    }),
  pin: (scene, command) =>
    onBlock(scene, command, ({ id }) => cases(scene).pinBlock(scene.userId, id), isLive),
  unpin: (scene, command) =>
    onBlock(
      scene,
      command,
      ({ id }) => cases(scene).unpinBlock(scene.userId, id),
      (one) => one.state === 'pinned',
    ),
  skip: (scene, command) =>
    onBlock(
      scene,
      command,
      async ({ id }) => {
        await cases(scene).skipBlock(scene.userId, id)
        scene.story.dropped.add(id)
      },
      isLive,
    ),
  confirm: (scene, command) =>
    onBlock(scene, command, ({ id }) => cases(scene).confirmBlock(scene.userId, id), isOver(scene)),
  miss: (scene, command) =>
    onBlock(scene, command, ({ id }) => cases(scene).missBlock(scene.userId, id), isOver(scene)),
  start: (scene, command) =>
    onBlock(scene, command, ({ id }) => cases(scene).startBlock(scene.userId, id), isLive),
  stop: (scene, command) =>
    onBlock(
      scene,
      command,
      ({ id }) => cases(scene).stopBlock(scene.userId, id),
      (one) => one.state === 'running',
    ),
  undo: async (scene) => {
    if (await unlessRefused(() => cases(scene).undoPlan(scene.userId))) scene.story.decidedAll()
  },
  replan: async (scene) => {
    await cases(scene).requestPlan(scene.userId)
  },
  refresh: async (scene) => {
    await cases(scene).refreshCalendars(scene.userId)
  },
  settings: async (scene, { a, b }) => {
    const settings = {
      bufferBeforeMinutes: (a % 3) * 5,
      completion: b % 2 === 0 ? ('confirm' as const) : ('assume' as const),
    }
    await cases(scene).updateSettings(scene.userId, { settings })
  },
  'other-calendar': async (scene, { a }) => {
    const blocksCalendar = a % 2 === 0 ? ('primary' as const) : ('own' as const)
    await cases(scene).updateSettings(scene.userId, { settings: { blocksCalendar } })
  },
} satisfies Record<string, Play>
