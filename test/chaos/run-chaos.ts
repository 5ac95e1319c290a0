import { setTimeout as pause } from 'node:timers/promises'
import { type Chance, chanceOf } from '../simulator/chance.ts'
import { waitUntil } from '../support/wait-until.ts'
import { type Actor, actOnce, signInAll } from './cast.ts'
import { Crew, LIVE_ON } from './crew.ts'
import { type KillPoint, killPoints } from './kill-points.ts'
import { openStage, type Stage } from './stage.ts'
import type { RedisApart } from './redis-apart.ts'
import { upheavalOf, upset } from './upheavals.ts'
import { areTakenUp, type Faults, findFaults, lastErrors, openSteps } from './verify.ts'

export type ChaosOptions = {
  readonly kills: number
  readonly seed: number
  readonly people: number
  readonly databaseUrl: string
  /** The folder of an embedded server that may be restarted; null: the server is left in peace. */
  readonly dataDir: string | null
  /** The queue is in this Redis, which is upset like the database; without one it is in Postgres. */
  readonly redis?: RedisApart
  /** So many workers at once, of which one after the other dies; one unless said otherwise. */
  readonly workers?: number
  /** So many people act at the same time; one unless said otherwise. */
  readonly hands?: number
  /** How long a worker may live without coming to a step that it is to die at. */
  readonly reachMs?: number
  /** After every so many kills a look at how soon the dead one's steps are taken up. */
  readonly measureEvery: number
  readonly settings?: Record<string, string>
  readonly onKill?: (line: string) => void
}

export type Chaos = {
  readonly kills: number
  readonly byPoint: Readonly<Record<string, number>>
  readonly upheavals: Readonly<Record<string, number>>
  /** Seconds from a kill until the steps of the dead are taken up again. */
  readonly takenUpSeconds: readonly number[]
  /** Seconds from the last kill until every intent was done. */
  readonly allDoneSeconds: number
  readonly openAtEnd: number
  /** What those said that were still open. */
  readonly lastErrors: readonly string[]
  readonly faults: Faults
  readonly passed: boolean
}

const REACH_MS = 10_000
/** Between two things that people do. Much faster, and the budget of requests decides when all is done. */
const PAUSE_MS = 120
/** Kills from one upheaval to the next. */
const UPHEAVAL_EVERY = 5
const ALL_DONE_MS = 60_000
const TAKEN_UP_S = 10

/** Kills workers at all points in turn, under load, and looks at what is left when the last one may live. */
export async function runChaos(options: ChaosOptions): Promise<Chaos> {
  const chance = chanceOf(options.seed)
  const redis = options.redis === undefined ? {} : { REDIS_URL: options.redis.url }
  const stage = await openStage(options.databaseUrl, { ...redis, ...options.settings })
  const crew = new Crew(stage.workerEnv, (options.workers ?? 1) - 1)
  try {
    const actors = await signInAll(stage, options.people)
    const count = { byPoint: {}, upheavals: {}, takenUpSeconds: [] as number[] }
    for (let index = 0; index < options.kills; index += 1) {
      await killOnce({ stage, crew, actors, chance, options, count, index })
    }
    return await conclude(stage, crew, options.kills, count)
  } finally {
    await crew.dismiss()
    await stage.close()
  }
}

type Count = {
  readonly byPoint: Record<string, number>
  readonly upheavals: Record<string, number>
  readonly takenUpSeconds: number[]
}

type Turn = {
  readonly stage: Stage
  readonly crew: Crew
  readonly actors: readonly Actor[]
  readonly chance: Chance
  readonly options: ChaosOptions
  readonly count: Count
  readonly index: number
}

async function killOnce(turn: Turn): Promise<void> {
  const { options, count, index } = turn
  const where = await liveAndDie(turn)
  count.byPoint[where] = (count.byPoint[where] ?? 0) + 1
  options.onKill?.(`${index + 1}: ${where}`)
  if (options.dataDir !== null && index % UPHEAVAL_EVERY === UPHEAVAL_EVERY - 1) await upheave(turn)
  if (index % options.measureEvery === options.measureEvery - 1) await measure(turn)
}

/** So few steps left are those that a load of some seconds leads to once or twice. */
const FEW = 8

/** Steps at which the fewest have died: the next one dies at whichever it comes to first, so that nobody waits. */
function openPoints(byPoint: Count['byPoint']): readonly KillPoint[] {
  const deathsAt = (point: KillPoint): number => byPoint[point] ?? 0
  const fewest = Math.min(...killPoints.map(deathsAt))
  return killPoints.filter((point) => deathsAt(point) === fewest)
}

/** A worker's life under load; who comes to none of its points dies wherever it is. */
async function liveAndDie(turn: Turn): Promise<string> {
  const { crew, chance, count } = turn
  const points = openPoints(count.byPoint)
  await crew.begin({ points, after: points.length > FEW ? chance.below(3) : 0 })
  const untilMs = performance.now() + (turn.options.reachMs ?? REACH_MS)
  const act = async (): Promise<void> => {
    while (crew.isAtWork() && performance.now() < untilMs) {
      await actSafely(turn)
      await pause(PAUSE_MS)
    }
  }
  await Promise.all(Array.from({ length: turn.options.hands ?? 1 }, act))
  if (crew.isAtWork()) await crew.kill()
  return crew.diedAt() ?? 'anywhere'
}

/** In the middle of an upheaval the page may say no; the person tries something else. */
async function actSafely({ stage, actors, chance, options }: Turn): Promise<void> {
  try {
    await actOnce(stage, chance.pick(actors), chance)
  } catch (error) {
    options.onKill?.(`   refused: ${String(error).slice(0, 160)}`)
  }
}

async function upheave({ options, count, index }: Turn): Promise<void> {
  const ground = {
    databaseUrl: options.databaseUrl,
    dataDir: options.dataDir ?? '',
    redis: options.redis ?? null,
  }
  const kind = upheavalOf(Math.floor(index / UPHEAVAL_EVERY), ground)
  count.upheavals[kind] = (count.upheavals[kind] ?? 0) + 1
  options.onKill?.(`   ${kind}`)
  await upset(kind, ground)
}

/** R6: how long the steps in which the worker died wait for the next one, its start included. */
async function measure({ stage, crew, options, count }: Turn): Promise<void> {
  const underway = crew.underway()
  const [diedMs, startedMs] = [Date.now(), performance.now()]
  await crew.begin(LIVE_ON)
  const upAfter = (performance.now() - startedMs) / 1000
  await waitUntil(() => areTakenUp(stage, underway, diedMs), {
    what: 'the steps of the dead to be taken up',
    timeoutMs: 60_000,
  })
  const seconds = (performance.now() - startedMs) / 1000
  count.takenUpSeconds.push(Math.round(seconds * 10) / 10)
  options.onKill?.(
    `   ${underway.size} steps taken up after ${seconds.toFixed(1)} s; the next worker was up after ${upAfter.toFixed(1)} s`,
  )
  await crew.kill()
}

async function conclude(stage: Stage, crew: Crew, kills: number, count: Count): Promise<Chaos> {
  const startedMs = performance.now()
  await crew.begin(LIVE_ON)
  await waitUntil(async () => (await openSteps(stage)) === 0, {
    what: 'every intent to be done',
    timeoutMs: 2 * ALL_DONE_MS,
  }).catch(() => undefined)
  const allDoneSeconds = Math.round((performance.now() - startedMs) / 100) / 10
  const [openAtEnd, faults] = [await openSteps(stage), await findFaults(stage)]
  const words = await lastErrors(stage)
  const isClean = Object.values(faults).every((found) => found.length === 0)
  const isSoon =
    allDoneSeconds * 1000 <= ALL_DONE_MS && count.takenUpSeconds.every((one) => one <= TAKEN_UP_S)
  return {
    kills,
    ...count,
    allDoneSeconds,
    openAtEnd,
    lastErrors: words,
    faults,
    passed: isClean && isSoon && openAtEnd === 0,
  }
}
