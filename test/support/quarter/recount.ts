import { DateTime } from 'luxon'
import type { QuietApp } from '../quiet-app.ts'
import { firstMonday, weeks, zone } from './scene.ts'

/** A line of the ledger as it lies in the database, with nothing of ours in between. */
export type Entry = {
  readonly id: string
  readonly userId: string
  readonly blockId: string | null
  readonly habitId: string | null
  readonly keyResultId: string | null
  readonly objectiveId: string | null
  readonly minutes: number
  readonly workedAt: Date
  readonly corrects: string | null
}

export async function readEntries({ database }: QuietApp): Promise<Entry[]> {
  const { rows } = await database.query<Entry>(
    `select id, user_id as "userId", block_id as "blockId", habit_id as "habitId", key_result_id as "keyResultId",
       objective_id as "objectiveId", minutes, worked_at as "workedAt", corrects from ledger_entries`,
  )
  return rows
}

/** Minutes of blocks that still wait for a word, by whom and for what. */
export async function readWaiting({ database }: QuietApp): Promise<Entry[]> {
  const { rows } = await database.query<Entry>(
    `select b.id, b.user_id as "userId", b.id as "blockId", b.habit_id as "habitId", t.key_result_id as "keyResultId",
       coalesce(t.objective_id, h.objective_id) as "objectiveId", b.start_at as "workedAt", null as corrects,
       (extract(epoch from b.end_at - b.start_at) / 60)::int as minutes
     from blocks b left join tasks t on t.id = b.task_id left join habits h on h.id = b.habit_id
     where b.state = 'unconfirmed'`,
  )
  return rows
}

const mondayOf = (moment: Date): string =>
  DateTime.fromJSDate(moment, { zone }).startOf('week').toISODate() ?? ''

export const sum = (entries: readonly Entry[]): number =>
  entries.reduce((minutes, entry) => minutes + entry.minutes, 0)

/** "who or what, week" → minutes; what brought nothing is left out. */
export function minutesBy(
  entries: readonly Entry[],
  key: (entry: Entry) => string | null,
): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const entry of entries) {
    const name = `${key(entry)} ${mondayOf(entry.workedAt)}`
    sums[name] = (sums[name] ?? 0) + entry.minutes
  }
  return Object.fromEntries(Object.entries(sums).filter(([, minutes]) => minutes !== 0))
}

/** An entry with its corrections is one piece of work; one that came to nothing is none. */
export function pieces(entries: readonly Entry[]): { readonly minutes: number; readonly workedAt: Date }[] {
  const roots = entries.filter(({ corrects }) => corrects === null)
  return roots
    .map(({ id, workedAt }) => ({
      workedAt,
      minutes: sum(entries.filter((entry) => entry.id === id || entry.corrects === id)),
    }))
    .filter(({ minutes }) => minutes > 0)
}

/** The longest row of weeks in which a habit of once a week took place; weeks of rest are left out. */
export function longestStreak(entries: readonly Entry[], resting: readonly number[]): number {
  const done = new Set(pieces(entries).map(({ workedAt }) => mondayOf(workedAt)))
  let [row, longest] = [0, 0]
  for (let week = 0; week < weeks; week += 1) {
    if (resting.includes(week)) continue
    row = done.has(mondayOfWeek(week)) ? row + 1 : 0
    longest = Math.max(longest, row)
  }
  return longest
}

export const mondayOfWeek = (week: number): string =>
  DateTime.fromISO(firstMonday).plus({ weeks: week }).toISODate() ?? ''

type WeekTask = {
  readonly userId: string
  readonly keyResultId: string
  readonly weekOf: string
  readonly minutes: number
  readonly rolledOver: number
  readonly done: number
  readonly waiting: number
}

/** The tasks of effort plans with what came of them, and what each week should have handed on to the next. */
export async function rollOvers({ database }: QuietApp) {
  const { rows } = await database.query<WeekTask>(
    `select t.user_id as "userId", t.key_result_id as "keyResultId", t.week_of::text as "weekOf", t.minutes,
       t.rolled_over_minutes as "rolledOver",
       coalesce((select sum(minutes) from ledger_entries e where e.task_id = t.id), 0)::int as done,
       coalesce((select sum(extract(epoch from end_at - start_at) / 60) from blocks b
         where b.task_id = t.id and b.state = 'unconfirmed'), 0)::int as waiting
     from tasks t where t.source = 'effort-plan' and t.key_result_id is not null and t.week_of <= $1 order by t.week_of`,
    [mondayOfWeek(weeks - 1)],
  )
  return rows.flatMap((task) => {
    const before = DateTime.fromISO(task.weekOf).minus({ weeks: 1 }).toISODate()
    const last = rows.find(
      (one) => one.userId === task.userId && one.keyResultId === task.keyResultId && one.weekOf === before,
    )
    const expected = last === undefined ? 0 : handedOn(last)
    return [{ ...task, expected }]
  })
}

/** What a week left undone of its own; what it had been handed itself is not handed on again. */
const handedOn = ({ minutes, rolledOver, done, waiting }: WeekTask): number =>
  Math.min(Math.max(0, minutes - done - waiting), minutes - rolledOver)
