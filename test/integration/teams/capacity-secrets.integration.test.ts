import { beforeAll, expect, test } from 'vitest'
import { seeded } from '#core/prng.ts'
import { quarterWeeks } from '#core/teams/quarter-weeks.ts'
import { ids } from '../postgres/support/store.ts'
import { type Colleague, useCompany } from './support/use-company.ts'

const company = useCompany()
const DAY_MS = 24 * 60 * 60 * 1000
const firstDay = Date.UTC(2026, 9, 1) / DAY_MS
const lastDay = Date.UTC(2027, 0, 20) / DAY_MS
const PEOPLE = 14
const seeds = (process.env['SEED'] ?? '1,2').split(',').map(Number)

let olga: Colleague
beforeAll(async () => {
  olga = await company.newcomer('Olga')
})

type World = { readonly workspace: string }

const insert = (table: string, row: Readonly<Record<string, unknown>>) =>
  company.pool.query(
    `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row)
      .map((_, index) => `$${index + 1}`)
      .join(', ')})`,
    Object.values(row),
  )

const moment = (random: () => number) => new Date((firstDay - 20 + random() * 100) * DAY_MS)

/** People come, change between teams, leave and come back. */
async function someQuarter(random: () => number): Promise<World> {
  const workspace = ids.next()
  const teams = [ids.next(), ids.next()]
  const made = new Date(0)
  const founder = { id: ids.next(), workspace_id: workspace, user_id: olga.id, joined_at: made }
  await insert('workspaces', { id: workspace, name: 'W', time_zone: 'UTC', created_at: made })
  await insert('workspace_members', founder)
  for (const id of teams) await insert('teams', { id, workspace_id: workspace, name: 'T', created_at: made })
  for (let index = 0; index < PEOPLE; index += 1) {
    const id = ids.next()
    const person = { id, google_subject: id, email: id, name: '', time_zone: 'UTC', created_at: made }
    await insert('users', person)
    const stay = { workspace_id: workspace, user_id: id }
    await comeAndGo(random, stay, teams)
    await noteRoom(random, stay, 2 ** index)
  }
  return { workspace }
}

type Stay = { readonly workspace_id: string; readonly user_id: string }

async function comeAndGo(random: () => number, stay: Stay, teams: readonly string[]): Promise<void> {
  const moments = [moment(random), moment(random), moment(random)]
  const [joined, left, back] = moments.toSorted((a, b) => Number(a) - Number(b))
  const isGone = random() < 0.4
  const first = { ...stay, id: ids.next(), joined_at: joined, left_at: isGone ? left : null }
  await insert('workspace_members', first)
  if (isGone && random() < 0.5)
    await insert('workspace_members', { ...stay, id: ids.next(), joined_at: back })
  for (const team of teams) {
    if (random() < 0.4) continue
    const [from, to] = [moment(random), moment(random)].toSorted((a, b) => Number(a) - Number(b))
    const isOver = random() < 0.4
    const seat = { ...stay, team_id: team, joined_at: from, left_at: isOver ? to : null }
    await insert('team_members', { ...seat, id: ids.next() })
  }
}

/** Each has a power of two free, so that a sum says who is in it. */
const noteRoom = (random: () => number, stay: Stay, free: number) =>
  insert('week_rooms', {
    ...stay,
    id: ids.next(),
    noted_at: new Date((firstDay - 25 + random() * 60) * DAY_MS),
    first_week: '2026-09-07',
    need_minutes: Array.from({ length: 40 }, () => 0),
    free_minutes: Array.from({ length: 40 }, () => free),
  })

/** All sums that anybody can ever be told of a week, from the first day on which it is told. */
async function everythingTold({ workspace }: World): Promise<Map<string, Set<number>>> {
  const told = new Map<string, Set<number>>()
  for (let day = firstDay; day < lastDay; day += 3) {
    const weeks = quarterWeeks(day)
    const sums = await company.asPerson(olga.id, ({ reports }) =>
      reports.room(workspace, weeks, (day + 0.5) * DAY_MS),
    )
    for (const { week, freeMinutes } of sums.flatMap((sum) => sum.weeks))
      told.set(week, (told.get(week) ?? new Set()).add(freeMinutes))
  }
  return told
}

/** The smallest groups of people whom these sums tell apart from all others. */
function groupsApart(sums: ReadonlySet<number>): number[][] {
  const groups = new Map<string, number[]>()
  for (let person = 0; person < PEOPLE; person += 1) {
    const signature = [...sums].map((sum) => (sum >> person) & 1).join('')
    if (signature.includes('1')) groups.set(signature, [...(groups.get(signature) ?? []), person])
  }
  return [...groups.values()]
}

test.for(seeds)(
  'whatever sums are put together, three people are in hand or none (seed %i)',
  async (seed) => {
    const told = await everythingTold(await someQuarter(seeded(seed)))
    const apart = [...told].flatMap(([week, sums]) => groupsApart(sums).map((people) => ({ week, people })))
    expect(apart.length).toBeGreaterThan(0)
    expect(apart.filter(({ people }) => people.length < 3)).toEqual([])
  },
)
