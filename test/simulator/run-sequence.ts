import { createHash } from 'node:crypto'
import { liveStates, settledStates } from '#core/blocks/block.ts'
import { chanceOf } from './chance.ts'
import { checkLedger, checkOverlap } from './check-time.ts'
import { checkOccurrences } from './check-occurrences.ts'
import { checkWrites, writesIn } from './check-writes.ts'
import { checkMirror } from './check-mirror.ts'
import { checkDropped, checkSaid, checkShown, type Held } from './checks.ts'
import { drawCommands, play } from './commands.ts'
import { expireSyncTokens } from './trouble-commands.ts'
import { Drive } from './drive.ts'
import type { Sent } from './network.ts'
import { settleIn, signIn } from './person.ts'
import { fairWeather } from './push-network.ts'
import { blocksOf, type Command, type Scene } from './scene.ts'
import { Story } from './story.ts'
import type { World } from './world.ts'

export type Played = {
  readonly seed: number
  readonly commands: readonly Command[]
  readonly violations: readonly string[]
  /** The same for every run of the same seed. */
  readonly fingerprint: string
  readonly requests: number
  readonly writes: number
  readonly jobs: number
  readonly deaths: number
  readonly trace: readonly string[]
}

export type Choice = {
  readonly seed: number
  readonly commands: readonly Command[]
}

/** What a seed stands for. */
export const choiceOf = (seed: number, longest: number): Choice => ({
  seed,
  commands: drawCommands(chanceOf(seed ^ 0x5eed), longest),
})

/** A listing as a whole reaches so far back. */
const WINDOW_MS = 30 * 24 * 60 * 60_000
/** The slowest push comes after an hour; an account that may not write is let off after some hours. */
const LATEST_MS = 65 * 60_000
const WRITE_PAUSE_MS = 7 * 60 * 60_000

/** Plays one sequence, lets everything come to rest on a good day, and looks whether every promise was kept. */
export async function runSequence(world: World, { seed, commands }: Choice): Promise<Played> {
  await world.begin(seed)
  const drive = new Drive(world)
  const scene: Scene = { world, drive, story: new Story(), userId: await settleIn(world) }
  await drive.rest()
  for (const command of commands) {
    drive.journal.push(`${world.clock.now()} > ${command.kind}`)
    await play(scene, command)
  }
  const violations = await finish(scene)
  const { sent } = world.network
  const trace = traceOf(drive, sent)
  return {
    seed,
    commands,
    violations: [...violations, ...drive.bugs, ...world.faultsTold.filter(isBug)],
    fingerprint: fingerprintOf(trace),
    trace,
    requests: sent.length,
    writes: writesIn(sent).length,
    jobs: drive.jobs,
    deaths: world.mortality.deaths,
  }
}

/** Trouble ends; then there is nothing that time and the sweep do not mend. */
async function finish(scene: Scene): Promise<readonly string[]> {
  const { world, drive, story } = scene
  world.network.calm()
  world.mortality.spare()
  world.queue.lostPercent = 0
  world.pushes.weather = fairWeather
  await reconnect(scene)
  if (story.isLiedTo) await expireSyncTokens(world)
  const isPaused = world.network.sent.some((one) => one.fault?.includes('quotaExceeded'))
  await drive.pass(isPaused ? WRITE_PAUSE_MS : LATEST_MS)
  await lookAgain(scene)
  await drive.rest()
  // An answer with a new refresh token may have been lost: that is noticed at the next refresh only.
  if (await reconnect(scene)) await lookAgain(scene)
  if (!(await drive.rest())) return ['rest: it never comes']
  const held = await readHeld(scene)
  return [
    ...checkShown(scene, held),
    ...checkMirror(scene, held, world.clock.now() - WINDOW_MS),
    ...(await checkOccurrences(scene, held)),
    ...checkSaid(scene),
    ...checkDropped(scene, held),
    ...(await checkOverlap(scene, held)),
    ...(await checkLedger(scene, held)),
    ...checkWrites(world.network.sent),
    ...(await checkQuiet(scene)),
  ]
}

/** Google ended the access; the page asks the person to connect again, and they do. */
async function reconnect({ world, story, userId }: Scene): Promise<boolean> {
  const connections = await world.page.unitOfWork.forUser(userId, (mine) => mine.connections.list())
  const isLost = story.hasRevoked || connections.some((one) => one.status === 'reconnect')
  if (isLost) await signIn(world)
  story.hasRevoked = false
  return isLost
}

/** Asks for every step once more, news or no news. */
async function lookAgain({ world, userId }: Scene): Promise<void> {
  await world.page.useCases.refreshCalendars(userId)
  await world.page.unitOfWork.forUser(userId, async ({ wakes }) => {
    for (const family of ['unfold', 'plan', 'publish', 'settle'] as const) await wakes.request(family)
  })
}

const readHeld = ({ world, userId }: Scene): Promise<Held> =>
  world.page.unitOfWork.forUser(userId, async (mine) => ({
    blocks: await mine.blocks.listInStates([...liveStates, ...settledStates, 'unconfirmed', 'withdrawn']),
    calendars: await mine.calendars.list(),
    mirror: await mine.events.listAround(0, 8e12),
  }))

/** R2, R7: with everything looked at once more, nothing is written and no block is planned anew. */
async function checkQuiet(scene: Scene): Promise<readonly string[]> {
  const { world, drive } = scene
  const placed = async (): Promise<ReadonlySet<string>> =>
    new Set(
      (await blocksOf(scene)).map(({ id, startMs, endMs, state }) => `${id} ${startMs} ${endMs} ${state}`),
    )
  const [before, from] = [await placed(), world.network.sent.length]
  await lookAgain(scene)
  await drive.rest()
  const after = await placed()
  return [
    ...writesIn(world.network.sent.slice(from)).map(
      (one) => `R2: the second pass writes ${one.name} ${one.eventId ?? ''} ${one.body ?? ''}`,
    ),
    ...[...after].filter((one) => !before.has(one)).map((one) => `R7: the second pass plans ${one}`),
  ]
}

/** That a block is written often is worth an alarm, and no wonder with such a person. */
const isBug = (told: string): boolean => told.startsWith('expand')

function traceOf(drive: Drive, sent: readonly Sent[]): readonly string[] {
  const requests = sent.map((one) =>
    JSON.stringify([one.atMs, one.name, one.eventId, one.ifMatch, one.body, one.status, one.fault]),
  )
  return [...drive.journal, ...requests]
}

const fingerprintOf = (trace: readonly string[]): string =>
  createHash('sha256').update(trace.join('\n')).digest('base64url').slice(0, 16)
