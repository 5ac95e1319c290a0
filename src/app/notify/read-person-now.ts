import type { ObjectiveView } from '#contracts/http/goals.ts'
import type { KpiView } from '#contracts/http/kpi-routes.ts'
import { liveStates } from '#core/blocks/block.ts'
import { checkInsAskedFor, isUnderWay } from '#core/goals/due-check-ins.ts'
import { toldBreachMs } from '#core/goals/kpi-breach.ts'
import { digestTimes } from '#core/notifications/digest-time.ts'
import type { Channel } from '#core/notifications/notice.ts'
import type { NoticeSettings } from '#core/notifications/notice-settings.ts'
import type { AimedAt, OpenBlock, PersonNow, TalkedOf, WeekRoom } from '#core/notifications/person-now.ts'
import { breachKey } from '#core/notifications/rules.ts'
import { localDayOf, startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import { DAY_MS } from '#core/time/interval.ts'
import { localDateOf, weekStartOf } from '#core/time/local-date.ts'
import { writtenStyle } from '#core/time/time-words.ts'
import { whereaboutsOf, zoneAt } from '#core/time/trips.ts'
import { itemTitles } from '../edit/blocks/item-title.ts'
import type { Clock } from '../ports/clock.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { ExpandOccurrences } from '../ports/recurrence.ts'
import type { Repositories, UnitOfWork } from '../ports/unit-of-work.ts'
import { readAskedOfPerson } from '../read/goals/asked-of-person.ts'
import { createReadCapacity } from '../read/week/read-capacity.ts'
import { createReadGoals } from '../read/goals/read-goals.ts'
import { createReadHabits } from '../read/work/read-habits.ts'
import { createReadKpis } from '../read/goals/read-kpis.ts'
import { iso } from '../read/iso.ts'

/** A day that was missed is made up for, until the week is nearly over. */
const LATEST_DIGEST_MS = 4 * DAY_MS

type Room = Omit<WeekRoom, 'weekOf'> & { readonly from: string }

export type OpenWays = {
  readonly settings: NoticeSettings
  /** Those that lead to the person. */
  readonly channels: readonly Channel[]
}

export type ReadPersonDependencies = {
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly ids: IdSource
  readonly expand: ExpandOccurrences
  readonly hash: (text: string) => string
}

/** All that the rules of notices look at, by the same readers that the page is made of. */
export function createReadPersonNow(dependencies: ReadPersonDependencies) {
  const { unitOfWork, clock, hash } = dependencies
  const { listObjectives } = createReadGoals(dependencies)
  const { listKpis } = createReadKpis(dependencies)
  const { listHabits } = createReadHabits(dependencies)
  const readCapacity = createReadCapacity(dependencies)
  return async (userId: string, ways: OpenWays): Promise<PersonNow> => {
    const nowMs = clock.now()
    const who = await unitOfWork.forUser(userId, ({ person }) => person.get())
    // The dates of goals and their weeks are those of home, on trips, too: there the page and the planner cut them.
    const home = who.timeZone
    const zone = zoneAt(whereaboutsOf(who), nowMs)
    const objectives = (await listObjectives(userId, { status: 'active' })).items
    const { last } = digestTimes(nowMs, zone, ways.settings.digest)
    const lateMs = nowMs - last.atMs
    const digestOn = lateMs < LATEST_DIGEST_MS ? last.localDate : null
    const [weekNow, weekAhead] = (await readCapacity(userId)).weeks
    const streaks = digestOn === null ? [] : (await listHabits(userId)).items
    const kpis = (await listKpis(userId)).items
    return {
      nowMs,
      zone,
      style: writtenStyle(who.settings),
      weekNow: roomOf(weekNow, home),
      weekAhead: roomOf(weekAhead, home),
      kpis: breached(
        kpis,
        await unitOfWork.forUser(userId, ({ notifications }) => notifications.keysOf('kpi-breach')),
      ),
      streaks: streaks.map(({ title, streakWeeks }) => ({ title, weeks: streakWeeks })),
      digestOn,
      isDigestLate: lateMs >= DAY_MS,
      ...(await unitOfWork.forUser(userId, async (repositories) => ({
        keyResults: await talkedOf(repositories, nowMs, home),
        objectives: await withHours(repositories, objectives, {
          nowMs,
          zone,
          home,
          isWanted: digestOn !== null,
        }),
        blocks: await openBlocks(repositories),
        lost: await lostWays(repositories, ways),
        broken: (await repositories.connections.list())
          .filter(({ status }) => status === 'reconnect')
          // A new token is a new access: when that ends, it is told again.
          .map(({ id, email, sealedRefreshToken }) => ({ id, email, since: hash(sealedRefreshToken) })),
      }))),
    }
  }
}

const roomOf = (room: Room | undefined, zone: string): WeekRoom | null =>
  room === undefined ? null : { ...room, weekOf: localDateOf(localDayOf(Date.parse(room.from), zone)) }

/** Those out of the green, each under the moment at which it was told first. */
const breached = (kpis: readonly KpiView[], toldKeys: readonly string[]): PersonNow['kpis'] =>
  kpis.flatMap(({ id, title, unit, breach, latest }) => {
    if (breach === null || latest === null) return []
    const { status, since, lastGreenAt, recovery } = breach
    const prefix = breachKey(id, '')
    const told = toldKeys
      .filter((key) => key.startsWith(prefix))
      .map((key) => Date.parse(key.slice(prefix.length)))
    const lastGreenMs = lastGreenAt === null ? null : Date.parse(lastGreenAt)
    const toldMs = toldBreachMs({ sinceMs: Date.parse(since), lastGreenMs }, told)
    return [
      {
        id,
        title,
        unit,
        status,
        value: latest.value,
        since: iso(toldMs),
        isRecoveryProposed: recovery !== null,
      },
    ]
  })

async function talkedOf(repositories: Repositories, nowMs: number, zone: string): Promise<TalkedOf[]> {
  const asked = checkInsAskedFor({ ...(await readAskedOfPerson(repositories)), nowMs, zone })
  return asked.map(({ keyResult: { id, title }, objective, status, dueMs }) => ({
    id,
    title,
    objective,
    status,
    dueOn: localDateOf(localDayOf(dueMs, zone)),
  }))
}

type Wanted = {
  readonly nowMs: number
  /** Of the digest, which is about the week before its date. */
  readonly zone: string
  readonly home: string
  readonly isWanted: boolean
}

/** Whoever makes a goal in the middle of a cycle knows that it starts late: for a week nobody is told. */
const SETTLING_MS = 7 * DAY_MS

async function withHours(
  repositories: Repositories,
  objectives: readonly ObjectiveView[],
  { nowMs, zone, home, isWanted }: Wanted,
): Promise<AimedAt[]> {
  const { settings } = await repositories.person.get()
  const cycles = new Map((await repositories.cycles.list()).map((cycle) => [cycle.id, cycle]))
  const begun = new Map(
    (await repositories.objectives.list()).map(({ id, activeSinceMs }) => [id, activeSinceMs]),
  )
  const thisWeek = weekStartOf(localDayOf(nowMs, zone), settings.weekStart)
  const hoursOf = isWanted ? await hoursOfWeek(repositories, objectives, thisWeek - 7, home) : () => noHours
  return objectives.flatMap((objective) => {
    const { id, title, outcome, cycleId } = objective
    const cycle = cycles.get(cycleId)
    // A goal whose cycle had ended when that week began is over, whatever its status says.
    if (cycle === undefined || cycle.endsOn < localDateOf(thisWeek - 7)) return []
    const isOld = nowMs - (begun.get(id) ?? 0) >= SETTLING_MS
    const pace = isOld && isUnderWay(cycle, nowMs, home) ? outcome.status : null
    return [{ id, cycleId, title, pace, ...hoursOf(objective) }]
  })
}

type Hours = Pick<AimedAt, 'doneMinutes' | 'plannedMinutes'>
const noHours: Hours = { doneMinutes: 0, plannedMinutes: 0 }

/** Hours of a whole week, from the ledger and from the tasks that the effort plans made. */
async function hoursOfWeek(
  { tasks, ledger }: Repositories,
  objectives: readonly ObjectiveView[],
  firstDay: number,
  zone: string,
): Promise<(objective: ObjectiveView) => Hours> {
  const ids = objectives.map(({ id }) => id)
  const done = await ledger.sumMinutesOf('objectiveId', ids, {
    fromMs: startOfLocalDate(firstDay, zone),
    toMs: startOfLocalDate(firstDay + 7, zone),
  })
  const planned = Map.groupBy(
    await tasks.listForWeeks([localDateOf(firstDay)]),
    ({ keyResultId }) => keyResultId,
  )
  return ({ id, keyResults }) => ({
    doneMinutes: done.get(id) ?? 0,
    plannedMinutes: keyResults
      .flatMap((keyResult) => planned.get(keyResult.id) ?? [])
      .reduce((sum, { minutes }) => sum + minutes, 0),
  })
}

/** Those that wait for a word, and those that are still to come: a day is over when its last one has ended. */
async function openBlocks(repositories: Repositories): Promise<OpenBlock[]> {
  const { settings } = await repositories.person.get()
  if (settings.completion === 'assume') return []
  const blocks = await repositories.blocks.listInStates([...liveStates, 'unconfirmed'])
  const titleOf = await itemTitles(repositories, blocks)
  return blocks.map((block) => {
    const { id, startMs, endMs } = block
    return { id, startMs, endMs, title: titleOf(block) }
  })
}

/** A way that nothing goes any more is no loss, whatever was lost on it. */
async function lostWays(
  { notifications }: Repositories,
  { settings, channels }: OpenWays,
): Promise<PersonNow['lost']> {
  const lost: PersonNow['lost'][number][] = []
  const kinds = Object.values(settings.ways)
  for (const channel of channels.filter((one) => kinds.some((ways) => ways[one]))) {
    const first = await notifications.firstLost(channel)
    if (first !== null) lost.push({ channel, since: first.id, words: first.lastError ?? '' })
  }
  return lost
}
