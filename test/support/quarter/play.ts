import {
  type BlockView,
  confirmBlock,
  listBlocks,
  missBlock,
  skipBlock,
} from '#contracts/http/block-routes.ts'
import { refreshCalendars } from '#contracts/http/calendar-routes.ts'
import { pauseHabit } from '#contracts/http/habit-routes.ts'
import { addCheckIn, updateMilestone } from '#contracts/http/key-result-routes.ts'
import { addKpiReading } from '#contracts/http/kpi-routes.ts'
import { correctEntry, listLedger, logWork } from '#contracts/http/ledger-routes.ts'
import { readWeek } from '#contracts/http/plan-routes.ts'
import { leaveWorkspace } from '#contracts/http/team-routes.ts'
import { waitUntil } from '../wait-until.ts'
import { chance, type Fate, fateOf } from './fate.ts'
import { at, atRest, moveTo, type Player, type Quarter, weeks } from './scene.ts'

/** Weeks are counted from 0: somebody leaves in the ninth. */
const leavingWeek = 8
export const restingWeeks = [5, 6] as const
/** Of the KPI that Ada's metric follows; above 90 it is out of the green. */
export const readings = [88, 86, 85, 84, 83, 82, 104, 101, 92, 86, 80, 74, 70]
/** Of Ben's metric, which is reached in the tenth week. */
export const values = [8, 15, 25, 33, 42, 50, 60, 70, 82, 101, 99, 100, 100]
const stepsIn: Readonly<Record<number, string>> = { 2: 'One', 6: 'Two', 11: 'Three' }

export type Tally = Record<Fate | 'meetings' | 'moved', number>

/** Thirteen weeks of plans, meetings and answers. */
export async function playQuarter(quarter: Quarter): Promise<Tally> {
  const tally: Tally = { done: 0, half: 0, missed: 0, skipped: 0, silent: 0, meetings: 0, moved: 0 }
  for (let week = 0; week < weeks; week += 1) {
    await moveTo(quarter, at(week, 1, '07:00'))
    await onMonday(quarter, week, tally)
    for (const weekday of daysOf(week)) {
      const now = at(week, weekday, '20:00')
      await moveTo(quarter, now)
      await Promise.all(quarter.players.map((player) => answer(quarter, player, week, tally)))
      if (weekday === 7) await onSunday(quarter, week)
      await atRest(quarter.app, now)
    }
  }
  return tally
}

/** Evenings on which people say what became of their blocks: what is missed before Sunday is planned again. */
const daysOf = (week: number): readonly number[] => {
  if (process.env['QUARTER'] === 'long') return [1, 2, 3, 4, 5, 7]
  return week % 3 === 1 ? [3, 7] : [7]
}

async function onMonday(quarter: Quarter, week: number, tally: Tally): Promise<void> {
  const [ada, ...others] = quarter.players
  const now = at(week, 1, '07:00')
  if (week === restingWeeks[0] && ada !== undefined) {
    const dates = { from: at(week, 1, '12:00').slice(0, 10), until: at(week + 1, 7, '12:00').slice(0, 10) }
    await ada.client.call(pauseHabit, { params: { id: idOf(ada, 'habit') }, body: dates })
  }
  if (week === leavingWeek) {
    const body = { goalsTo: ada?.userId ?? '' }
    await others.at(-1)?.client.call(leaveWorkspace, { body })
  }
  await atRest(quarter.app, now)
  await Promise.all(quarter.players.map((player) => meet(quarter, player, week, tally)))
  await atRest(quarter.app, now)
}

/** Somebody puts a meeting on a block of this week, in Google; the block makes way. */
async function meet({ google, seed }: Quarter, player: Player, week: number, tally: Tally): Promise<void> {
  const blocks = (await blocksOf(player, week)).filter(
    ({ state, start }) => state === 'flexible' && start > at(week, 2, '20:00'),
  )
  const block = blocks[Math.floor(chance(seed, player.name, `meeting ${week}`) * blocks.length)]
  if (block === undefined) return
  const title = `Meeting in week ${week + 1}`
  const { start, end } = block
  await google.addEvent(player.email, { summary: title, start: { dateTime: start }, end: { dateTime: end } })
  await player.client.call(refreshCalendars, {})
  const moved = await waitUntil(
    async () => {
      const { events, blocks: shown } = await player.client.call(readWeek, { query: {} })
      const isSeen = events.some((event) => event.title === title)
      const isFree = shown.every(
        ({ state, ...one }) => state === 'withdrawn' || one.end <= start || end <= one.start,
      )
      return isSeen && isFree && { isSame: shown.some(({ id }) => id === block.id) }
    },
    { what: `the blocks of ${player.name} to make way for “${title}”` },
  )
  tally.meetings += 1
  tally.moved += Number(moved.isSame)
}

const blocksOf = async ({ client }: Player, week: number): Promise<readonly BlockView[]> => {
  const query = { from: at(week, 1, '00:00'), to: at(week + 1, 1, '00:00') }
  return (await client.call(listBlocks, { query })).items
}

async function answer({ seed }: Quarter, player: Player, week: number, tally: Tally): Promise<void> {
  const waiting = (await blocksOf(player, week)).filter(({ state }) => state === 'unconfirmed')
  for (const block of waiting) {
    const fate = fateOf(seed, player.name, block)
    tally[fate] += 1
    await carryOut(player, block, fate)
  }
}

async function carryOut({ client }: Player, block: BlockView, fate: Fate): Promise<void> {
  const params = { id: block.id }
  const minutes = Math.round((Date.parse(block.end) - Date.parse(block.start)) / 120_000)
  if (fate === 'done') await client.call(confirmBlock, { params, body: {} })
  if (fate === 'half') await client.call(confirmBlock, { params, body: { minutes } })
  if (fate === 'missed') await client.call(missBlock, { params })
  if (fate === 'skipped') await client.call(skipBlock, { params })
}

async function onSunday({ players }: Quarter, week: number): Promise<void> {
  const [ada, ben] = players
  if (ada === undefined || ben === undefined) return
  await ada.client.call(addKpiReading, {
    params: { id: idOf(ada, 'kpi') },
    body: { value: readings[week] ?? 0 },
  })
  const said = { value: values[week] ?? 0, confidence: 7 }
  await ben.client.call(addCheckIn, { params: { id: idOf(ben, 'metric') }, body: said })
  const step = stepsIn[week]
  if (step !== undefined) await reach(ben, step)
  if (week === 3 || week === 10) {
    const work = { keyResultId: idOf(ada, 'hours'), minutes: 45, note: 'On the train' }
    await ada.client.call(logWork, { body: work })
  }
  if (week === 4) await correctHabit(ada)
}

async function reach(ben: Player, step: string): Promise<void> {
  const id = idOf(ben, 'steps')
  const params = { id, milestoneId: idOf(ben, step) }
  await ben.client.call(updateMilestone, { params, body: { done: true } })
}

/** It was less than said. */
async function correctHabit(ada: Player): Promise<void> {
  const { items } = await ada.client.call(listLedger, { query: { habitId: idOf(ada, 'habit') } })
  const entry = items.find(({ minutes, corrects }) => minutes === 30 && corrects === null)
  if (entry === undefined) return
  await ada.client.call(correctEntry, { params: { id: entry.id }, body: { minutes: 20 } })
}

export function idOf({ name, ids }: Player, key: string): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`${name} has no ${key}.`)
  return id
}
