import { createSweep } from '#app/sweep.ts'
import { isLive } from '#core/blocks/block.ts'
import { chanceOf } from '../simulator/chance.ts'
import { writesIn } from '../simulator/check-writes.ts'
import { drawCommands, play } from '../simulator/commands.ts'
import { byHand, times } from '../simulator/hand.ts'
import { openScene } from '../simulator/open-scene.ts'
import { blocksOf, type Scene } from '../simulator/scene.ts'
import type { Sent } from '../simulator/network.ts'
import { EMAIL, openWorld, type World } from '../simulator/world.ts'
import { type Measured, mostWithin, type Tell } from './promise.ts'
import { echo, unpushed } from './promises-quiet.ts'

const HOUR = 60 * 60_000
const MEETINGS = 18
const refusal = { status: 410, reason: 'fullSyncRequired' } as const

async function fill({ world }: Scene): Promise<void> {
  for (let index = 0; index < MEETINGS; index += 1) {
    const startMs = world.clock.now() + (index + 2) * 7 * HOUR
    await byHand(world, 'POST', EMAIL, null, {
      summary: `Meeting ${index}`,
      ...times(startMs, startMs + HOUR),
    })
  }
}

const mirrored = ({ world, userId }: Scene): Promise<number> =>
  world.page.unitOfWork.forUser(userId, async ({ events }) => (await events.listAround(0, 8e12)).length)

/** R4: the sync token is refused at every page in turn. */
export async function loseSyncTokens(world: World, times_: number): Promise<Measured> {
  const scene = await openScene(world, 4)
  await fill(scene)
  world.network.pageSize = 3
  await world.page.useCases.refreshCalendars(scene.userId)
  await scene.drive.rest()
  const whole = await mirrored(scene)
  const count = { recovered: 0, emptyReads: 0, duplicateSyncs: 0 }
  for (let index = 0; index < times_; index += 1) {
    world.network.faults.push({ name: 'events.list', kind: 'refused', refusal, after: index % 9, times: 1 })
    world.network.races.push({
      countdown: 1 + (index % 8),
      act: async () => void (count.emptyReads += Number((await mirrored(scene)) < whole)),
    })
    const from = world.network.sent.length
    await world.page.useCases.refreshCalendars(scene.userId)
    if (index % 3 === 0)
      await world.google.dispatch({ method: 'POST', url: '/emulator/sync-tokens/expire', body: {} })
    await scene.drive.rest()
    const lists = world.network.sent.slice(from).filter((one) => one.name === 'events.list')
    // Two calendars are read, one of them twice at most; a reading has eight pages at most.
    count.duplicateSyncs += Number(lists.length > 3 * 9)
    count.recovered += Number((await mirrored(scene)) === whole)
    world.network.calm()
  }
  const passed = count.recovered === times_ && count.emptyReads === 0 && count.duplicateSyncs === 0
  return {
    promise: 'R4',
    threshold: '100 % recovered, 0 empty reads',
    figures: { losses: times_, ...count },
    passed,
  }
}

/** R14: answers that look good and leave things out. */
export async function lie(world: World, many: number): Promise<Measured> {
  const scene = await openScene(world, 14)
  await fill(scene)
  await scene.drive.rest()
  const before = (await blocksOf(scene)).filter(isLive).length
  const kinds = ['empty-list', 'truncated-list', 'empty', 'truncated'] as const
  for (let index = 0; index < many; index += 1) {
    const kind = kinds[index % kinds.length] ?? 'empty'
    world.network.faults.push({
      name: 'events.list',
      kind,
      refusal,
      after: index % 2,
      times: 1 + (index % 3),
    })
    if (index % 5 === 0)
      await world.google.dispatch({ method: 'POST', url: '/emulator/sync-tokens/expire', body: {} })
    await world.page.useCases.refreshCalendars(scene.userId)
    await scene.drive.work(20)
    // Time for the budget of requests to fill again; a lie that is not told proves nothing.
    world.clock.advance(10_000)
  }
  const after = (await blocksOf(scene)).filter((one) => isLive(one) || one.state === 'unconfirmed').length
  const deletes = writesIn(world.network.sent).filter((one) => one.name === 'events.delete').length
  const told = world.network.sent.filter((one) => one.fault !== null).length
  const figures = { liesTold: told, blocksLost: Math.max(0, before - after), deletesSent: deletes }
  return {
    promise: 'R14',
    threshold: '0 blocks deleted',
    figures,
    passed: told >= many && deletes === 0 && before <= after,
  }
}

/** R8: a busy person with a bad connection for so many sequences; windows are read from the journal of requests. */
export async function spend(world: World, sequences: number): Promise<Measured> {
  const worst = { requestsPerMinute: 0, writesPerSecond: 0, writesPerTenMinutes: 0, tooEarly: 0 }
  for (let seed = 0; seed < sequences; seed += 1) {
    const scene = await openScene(world, 800 + seed)
    for (const command of drawCommands(chanceOf(seed), 40)) await play(scene, command)
    await scene.drive.rest()
    const { sent } = world.network
    const google = sent.filter((one) => one.name !== 'oauth.token')
    worst.requestsPerMinute = Math.max(
      worst.requestsPerMinute,
      mostWithin(
        google.map((one) => one.atMs),
        60_000,
      ),
    )
    for (const writes of Map.groupBy(writesIn(sent), (one) => one.calendarId).values()) {
      const moments = writes.map((one) => one.atMs)
      worst.writesPerTenMinutes = Math.max(worst.writesPerTenMinutes, mostWithin(moments, 600_000))
      worst.writesPerSecond = Math.max(
        worst.writesPerSecond,
        mostWithin(
          writes.map((one) => one.atMs),
          1000,
        ),
      )
    }
    worst.tooEarly += tooEarlyIn(google)
  }
  const passed = worst.requestsPerMinute <= 480 && worst.writesPerSecond <= 1 && worst.tooEarly === 0
  return {
    promise: 'R8',
    threshold: '≤ 480 requests/min, ≤ 1 write/s, 0 requests during a pause',
    figures: worst,
    passed,
  }
}

/** Requests within the shortest pause that a refusal asks for: 2 s, doubled with each one in a row. */
function tooEarlyIn(sent: readonly Sent[]): number {
  let [untilMs, refusals, tooEarly] = [0, 0, 0]
  for (const { atMs, fault, status } of sent) {
    tooEarly += Number(atMs < untilMs)
    if (isLimit(fault)) {
      refusals += 1
      untilMs = atMs + Math.min(2 ** refusals, 300) * 1000
    } else if (status !== null && status < 300) refusals = 0
  }
  return tooEarly
}

const isLimit = (fault: string | null): boolean => /^(403|429) .*[lL]imit/.test(fault ?? '')

/** R13: one row among many cannot be handled. */
export async function poison(world: World, many: number): Promise<Measured> {
  const scene = await openScene(world, 13)
  const { unitOfWork } = world.page
  await unitOfWork.forUser(scene.userId, async ({ calendars }) => {
    const [first] = await calendars.list()
    if (first === undefined) throw new Error('There is no calendar to copy.')
    for (let index = 0; index < many; index += 1) {
      const id = `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`
      await calendars.save({ ...first, id, googleCalendarId: id, pulledAtMs: null })
    }
  })
  const asked = new Set<string>()
  let calls = 0
  const sweep = createSweep({
    rewrap: async () => {},
    noteRoom: async () => {},
    unitOfWork: {
      ...unitOfWork,
      forUser: (userId, work) =>
        unitOfWork.forUser(userId, (mine) => {
          calls += 1
          if (calls === 400) throw new Error('This row is malformed.')
          const request: typeof mine.wakes.request = async (family, subject = '') => {
            await mine.wakes.request(family, subject)
            asked.add(subject)
          }
          return work({ ...mine, wakes: { ...mine.wakes, request } })
        }),
    },
    clock: world.clock,
    wakeUp: () => Promise.resolve(),
    sweepSeconds: 900,
    onFault: () => {},
  })
  // A sweep takes 500 at a time, those that waited longest first.
  for (let round = 0; round < Math.ceil(many / 500); round += 1) {
    world.clock.advance(1)
    await sweep()
    await stamp(scene, asked)
  }
  return {
    promise: 'R13',
    threshold: 'all but the malformed one go on',
    figures: { rows: many, wentOn: asked.size },
    passed: asked.size >= many - 1,
  }
}

const stamp = ({ world, userId }: Scene, asked: ReadonlySet<string>): Promise<void> =>
  world.page.unitOfWork.forUser(userId, async ({ wakes }) => {
    for (const subject of asked) await wakes.begin('pull', subject, world.clock.now())
  })

export type Scale = {
  readonly losses: number
  readonly lies: number
  readonly sequences: number
  readonly rows: number
  /** Of ours. */
  readonly writes: number
  /** In Google, with no push arriving. */
  readonly changes: number
}

/** All promises that a simulated world can show. */
export async function simulatedPromises(scale: Scale, tell: Tell): Promise<readonly Measured[]> {
  const world = await openWorld()
  try {
    return [
      await tell(loseSyncTokens(world, scale.losses)),
      await tell(unpushed(world, scale.changes)),
      await tell(echo(world, scale.writes)),
      await tell(spend(world, scale.sequences)),
      await tell(poison(world, scale.rows)),
      await tell(lie(world, scale.lies)),
    ]
  } finally {
    await world.close()
  }
}
