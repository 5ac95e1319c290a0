import { createTask } from '#contracts/http/task-routes.ts'
import { writesIn } from '../simulator/check-writes.ts'
import { DAY, HOUR, MINUTE } from '../simulator/drawn.ts'
import { byHand, times } from '../simulator/hand.ts'
import { openScene } from '../simulator/open-scene.ts'
import type { Scene } from '../simulator/scene.ts'
import { EMAIL, type World } from '../simulator/world.ts'
import { type Measured, rounded } from './promise.ts'

const TASKS = 12
const SWEEP_MS = 15 * MINUTE

const versionsOf = ({ world, userId }: Scene): Promise<number> =>
  world.page.unitOfWork.forUser(userId, ({ planVersions }) => planVersions.nextNumber())

const isMirrored = ({ world, userId }: Scene, title: string): Promise<boolean> =>
  world.page.unitOfWork.forUser(userId, async ({ events }) =>
    (await events.listAround(0, 8e12)).some((one) => one.title === title),
  )

/** R7: all blocks are written anew, again and again; Google pushes each write, and nothing else may come of it. */
export async function echo(world: World, many: number): Promise<Measured> {
  const scene = await openScene(world, 7)
  const { useCases } = world.page
  for (let index = 0; index < TASKS; index += 1) {
    const body = { title: `Part ${index}`, minutes: 240, minBlockMinutes: 30, maxBlockMinutes: 30, due: null }
    await useCases.createTask(scene.userId, createTask.body.parse(body))
  }
  await scene.drive.rest()
  const [versions, from] = [await versionsOf(scene), world.network.sent.length]
  const wanted = new Set<string>()
  let writes = 0
  for (let round = 0; writes < many; round += 1) {
    await useCases.updateSettings(scene.userId, { settings: { titlePrefix: `${round} ` } })
    await scene.drive.rest()
    const sent = writesIn(world.network.sent.slice(from))
    if (sent.length === writes) break
    writes = sent.length
    for (const { name, eventId, body } of sent) wanted.add(`${name} ${eventId} ${body}`)
  }
  const replans = (await versionsOf(scene)) - versions
  const amplification = writes / Math.max(1, wanted.size)
  return {
    promise: 'R7',
    threshold: 'own writes cause 0 replans; amplification ≤ 1.05',
    figures: rounded({ ownWrites: writes, replans, amplification }),
    passed: writes >= many && replans === 0 && amplification <= 1.05,
  }
}

async function oldest(scene: Scene, changes: number, everyMs: number, isHere: boolean): Promise<number> {
  const { world, drive, userId } = scene
  let most = 0
  for (let index = 0; index < changes; index += 1) {
    const [title, startMs] = [`Unpushed ${world.clock.now()}`, world.clock.now() + 2 * DAY]
    await byHand(world, 'POST', EMAIL, null, { summary: title, ...times(startMs, startMs + HOUR) })
    const madeMs = world.clock.now()
    while (!(await isMirrored(scene, title))) {
      if (isHere) await world.page.useCases.readSession(userId)
      await drive.pass(MINUTE)
    }
    most = Math.max(most, world.clock.now() - madeMs)
    await drive.pass(everyMs)
  }
  return most / MINUTE
}

/** R5: no push arrives at all. How late a change is seen, for somebody who is here and for somebody who is not. */
export async function unpushed(world: World, changes: number): Promise<Measured> {
  const scene = await openScene(world, 5)
  world.pushes.weather = { ...world.pushes.weather, lostPercent: 100 }
  const activeMinutes = await oldest(scene, changes, 7 * MINUTE, true)
  await scene.drive.pass(2 * DAY)
  const dormantMinutes = await oldest(scene, Math.ceil(changes / 4), 2 * HOUR, false)
  const latest = SWEEP_MS / MINUTE
  return {
    promise: 'R5',
    threshold: 'no push arrives: ≤ 15 min active, ≤ 6 h dormant (and a look a minute)',
    figures: { changes, activeMinutes, dormantMinutes },
    passed: activeMinutes <= latest + 1 && dormantMinutes <= 6 * 60 + 1,
  }
}
