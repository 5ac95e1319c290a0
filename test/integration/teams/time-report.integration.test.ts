import { beforeAll, describe, expect, test } from 'vitest'
import type { TimeReportView } from '#contracts/http/report-routes.ts'
import { DateTime } from 'luxon'
import { someHistory, type Entry, writeHistory } from './support/history.ts'
import { type Colleague, useCompany } from './support/use-company.ts'

const company = useCompany()
const zone = 'Europe/Berlin'
const seed = Number(process.env['SEED'] ?? 20261122)
const DAY_MS = 24 * 60 * 60 * 1000

let olga: Colleague
let people: readonly Colleague[]
let shared: string
let hidden: string
let entries: readonly Entry[]
const nowMs = Date.now()

beforeAll(async () => {
  olga = await company.newcomer('Olga')
  await olga.done('POST', '/workspaces', { name: 'Acme' })
  const others = []
  for (const name of ['Ada', 'Bob', 'Cem', 'Dora', 'Eve'])
    others.push(await company.join(olga, name, 'member'))
  people = [olga, ...others]
  // They have been here for a year.
  const longAgo = new Date(nowMs - 365 * DAY_MS)
  await company.pool.query('update workspace_members set joined_at = $1', [longAgo])
  for (const [name, members] of [
    ['Core', people.slice(0, 3)],
    ['Pair', people.slice(3, 5)],
  ] as const) {
    const team = (await olga.done('POST', '/workspace/teams', { name })).teams.at(-1)?.id
    for (const one of members) await olga.done('PUT', `/workspace/teams/${team}/members/${one.id}`)
  }
  await company.pool.query('update team_members set joined_at = $1', [longAgo])
  shared = (await olga.done('POST', '/objectives', { title: '=cmd()|"A1"' })).id
  hidden = (await people[1]!.done('POST', '/objectives', { title: 'HIDDEN', visibility: 'private' })).id
  const world = {
    people: people.map(({ id }) => id),
    objectives: [shared, shared, hidden, null],
    firstMs: nowMs - 60 * DAY_MS,
    lastMs: nowMs,
  }
  entries = someHistory(seed, 600, world)
  await writeHistory(company.pool, entries)
})

const report = async (who: Colleague, query = ''): Promise<TimeReportView> =>
  JSON.parse((await who.ask('GET', `/reports/time${query}`)).text) as TimeReportView

const weekOf = (ms: number): string => DateTime.fromMillis(ms, { zone }).startOf('week').toISODate() ?? ''
const sumOf = (all: readonly Entry[]): number => all.reduce((sum, { minutes }) => sum + minutes, 0)

describe(`the time report (seed ${seed})`, () => {
  test.for(['objective', 'member'] as const)('by %s: every number is the sum of its entries', async (by) => {
    const { rows, weeks } = await report(olga, `?by=${by}`)
    expect(weeks).toHaveLength(8)
    expect(rows.length).toBeGreaterThan(0)
    for (const { id, weeks: cells } of rows) {
      for (const { week, doneMinutes } of cells) {
        const mine = entries.filter(
          (one) =>
            one.objectiveId === shared &&
            weekOf(one.workedAtMs) === week &&
            (by === 'objective' || one.userId === id),
        )
        expect({ id, week, doneMinutes }).toEqual({ id, week, doneMinutes: sumOf(mine) })
      }
    }
  })

  test('by team: the members together', async () => {
    const byTeam = await report(olga, '?by=team')
    const byMember = await report(olga, '?by=member')
    const core = new Set(people.slice(0, 3).map(({ id }) => id))
    const together = byMember.rows
      .filter(({ id }) => core.has(id))
      .reduce((sum, { doneMinutes }) => sum + doneMinutes, 0)
    expect(byTeam.rows.find(({ name }) => name === 'Core')?.doneMinutes).toBe(together)
  })

  test('by team: what was done stays with the team when somebody changes to another', async () => {
    const byTeam = async () =>
      (await report(olga, '?by=team')).rows.map(({ name, doneMinutes }) => ({ name, doneMinutes }))
    const before = await byTeam()
    expect(before.map(({ name }) => name).toSorted()).toEqual(['Core', 'Pair'])
    const { teams } = await olga.done('GET', '/workspace')
    const [core, pair] = ['Core', 'Pair'].map((name) => teams.find((one) => one.name === name)?.id)
    const dora = people[4]!.id
    await olga.done('DELETE', `/workspace/teams/${pair}/members/${dora}`)
    expect(await byTeam()).toEqual(before)
    await olga.done('PUT', `/workspace/teams/${core}/members/${dora}`)
    expect(await byTeam()).toEqual(before)
  })

  test('outside: one sum of three and more, of weeks that are closed, of what was written by then', async () => {
    const { other, weeks } = await report(olga)
    expect(other.length).toBeGreaterThan(0)
    expect(new Set(other.map(({ teamName }) => teamName))).toEqual(new Set(['Core']))
    const core = new Set(people.slice(0, 3).map(({ id }) => id))
    for (const week of weeks) {
      const monday = DateTime.fromISO(week, { zone })
      const closesMs = monday.plus({ weeks: 2 }).toMillis()
      const written = entries.filter(
        (one) =>
          core.has(one.userId) &&
          one.objectiveId !== shared &&
          weekOf(one.workedAtMs) === week &&
          one.recordedAtMs < closesMs,
      )
      const workers = new Set(written.map(({ userId }) => userId)).size
      const told = other.find((one) => one.week === week)
      const isTold = closesMs <= nowMs && workers >= 3
      const sum = isTold ? sumOf(written) : undefined
      expect({ week, sum: told?.doneMinutes }).toEqual({ week, sum })
    }
  })

  test('no choice, no change of teams and no later entry moves a sum that was told', async () => {
    const before = (await report(olga)).other
    const { teams } = await olga.done('GET', '/workspace')
    const team = teams[0]?.id ?? ''
    for (const query of [`?teamId=${team}`, '?by=member', `?from=${before[0]?.week}&to=${before[0]?.week}`]) {
      for (const piece of (await report(olga, query)).other) expect(before).toContainEqual(piece)
    }
    for (const query of [`?userId=${people[1]!.id}`, `?objectiveId=${shared}`])
      expect((await report(olga, query)).other).toEqual([])
    await olga.done('DELETE', `/workspace/teams/${team}/members/${people[1]!.id}`)
    await olga.done('POST', `/workspace/members/${people[5]!.id}/remove`, {})
    await writeHistory(company.pool, [
      {
        ...entries[0]!,
        userId: people[1]!.id,
        objectiveId: null,
        workedAtMs: nowMs - 30 * DAY_MS,
        recordedAtMs: nowMs,
      },
    ])
    expect((await report(olga)).other).toEqual(before)
    await olga.done('DELETE', `/workspace/teams/${team}`)
    expect((await report(olga)).other.map(({ doneMinutes }) => doneMinutes)).toEqual(
      before.map(({ doneMinutes }) => doneMinutes),
    )
  })

  test('who has left stays in it', async () => {
    expect((await report(olga, '?by=member')).rows.map(({ name }) => name)).toContain('Eve')
  })

  test('a stranger sees nothing of it, and no title of what is private goes out', async () => {
    const sam = await company.newcomer('Sam')
    expect(await report(sam)).toMatchObject({ rows: [], other: [] })
    for (const by of ['objective', 'member', 'team'])
      expect(JSON.stringify(await report(olga, `?by=${by}`))).not.toContain('HIDDEN')
  })

  test('CSV holds the same numbers, and no formula', async () => {
    const { rows } = await report(olga)
    for (const answer of [
      await olga.ask('GET', '/reports/time?format=csv'),
      await olga.ask('GET', '/reports/time', undefined, { accept: 'text/csv' }),
    ]) {
      const lines = answer.text.split('\r\n').filter((line) => line.includes(',shared,'))
      expect(lines).toHaveLength(8)
      expect(lines[0]).toContain(`,"'=cmd()|""A1""",`)
      const done = lines.map((line) => Number(line.split(',').at(-4)))
      expect(done).toEqual(rows[0]?.weeks.map(({ doneMinutes }) => doneMinutes))
    }
  })

  test.for([
    ['from after to', '?from=2026-11-02&to=2026-10-01'],
    ['more than a year', '?from=2024-01-01&to=2026-01-01'],
    ['what is not known', '?month=11'],
  ])('refuses %s', async ([, query]) => {
    expect((await olga.ask('GET', `/reports/time${query}`)).status).toBe(400)
  })
})
