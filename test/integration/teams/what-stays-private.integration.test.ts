import { beforeAll, describe, expect, test } from 'vitest'
import type { TimeReportView } from '#contracts/http/report-routes.ts'
import { attempts } from './support/attempts.ts'
import { furnishCompany, type Things } from './support/company-things.ts'
import { writeHistory } from './support/history.ts'
import { useCompany } from './support/use-company.ts'

const company = useCompany()
const DAY_MS = 24 * 60 * 60 * 1000
let things: Things

/** Kai's own: whatever bears this word is for nobody else. */
const SECRET = 'SECRET'

beforeAll(async () => {
  things = await furnishCompany(company)
  const { kai, objective, keyResult } = things
  const profile = { title: `${SECRET} habit`, objectiveId: objective, timesPerWeek: 2 }
  const window = {
    minMinutes: 30,
    maxMinutes: 60,
    idealStart: '09:00',
    windowFrom: '08:00',
    windowTo: '12:00',
  }
  await kai.done('POST', '/habits', { ...profile, ...window })
  await kai.done('POST', '/tasks', { title: `${SECRET} task`, notes: SECRET, keyResultId: keyResult })
  await kai.done('POST', '/objectives', { title: `${SECRET} goal`, visibility: 'private' })
  await kai.done('POST', '/objectives', { title: `${SECRET} draft`, status: 'draft' })
  await kai.done('POST', '/ledger', { keyResultId: keyResult, minutes: 45, note: SECRET })
})

describe('of a colleague', () => {
  const looks = attempts.filter(([{ method }]) => method === 'GET')
  test.for(looks.map(([{ path }, , ask]) => [path, ask] as const))(
    'nothing private shows at %s',
    async ([, ask]) => {
      for (const role of ['owner', 'member', 'viewer', 'stranger'] as const)
        expect((await ask(things.roles.get(role)!, things)).text).not.toContain(SECRET)
    },
  )

  test.for(['/tasks', '/habits', '/ledger', '/goals/changes', '/goals/warnings', '/achievements', '/week'])(
    'nothing private shows at %s',
    async (path) => {
      const admin = things.roles.get('admin')!
      for (const query of ['', `?objectiveId=${things.objective}`])
        expect((await admin.ask('GET', `${path}${query}`)).text).not.toContain(SECRET)
    },
  )

  test('what is private or a draft is not there, whatever somebody tries with its id', async () => {
    const { rows } = await company.pool.query('select id from objectives where title like $1', [`${SECRET}%`])
    expect(rows).toHaveLength(2)
    for (const { id } of rows as { id: string }[]) {
      for (const role of ['owner', 'admin', 'member', 'viewer'] as const) {
        const who = things.roles.get(role)!
        for (const attempt of [
          who.ask('GET', `/objectives/${id}`),
          who.ask('PATCH', `/objectives/${id}`, { title: 'Mine' }),
          who.ask('DELETE', `/objectives/${id}`),
          who.ask('PUT', `/objectives/${id}/owner-team`, { teamId: null }),
          who.ask('POST', `/objectives/${id}/key-results`, { title: 'KR', kind: 'milestone' }),
        ])
          expect((await attempt).status).toBe(404)
        expect((await who.ask('POST', '/ledger', { objectiveId: id, minutes: 5 })).status).toBe(404)
        expect((await who.ask('POST', '/tasks', { title: 'T', objectiveId: id })).status).toBe(400)
      }
    }
  })
})

const report = async (query = ''): Promise<TimeReportView['other']> => {
  const path = `/reports/time?from=2026-09-07&to=2026-09-13${query}`
  return (JSON.parse((await things.olga.ask('GET', path)).text) as TimeReportView).other
}

describe('time outside shared goals', () => {
  /** Monday noon of a week that was closed long ago. */
  const workedAtMs = Date.parse('2026-09-07T12:00:00Z')
  const work = (userId: string, minutes: number, recordedAtMs = workedAtMs) =>
    writeHistory(company.pool, [{ userId, objectiveId: null, minutes, workedAtMs, recordedAtMs }])

  test('of two is never told, of three as one sum, and a third who comes late adds nothing', async () => {
    const longAgo = new Date(workedAtMs - 100 * DAY_MS)
    await company.pool.query('update workspace_members set joined_at = $1', [longAgo])
    const [one, two, three] = (['owner', 'admin', 'member'] as const).map(
      (role) => things.roles.get(role)!.id,
    )
    await work(one!, 100)
    await work(two!, 20)
    expect(await report()).toEqual([])
    await work(three!, 3, workedAtMs + 20 * DAY_MS)
    expect(await report()).toEqual([])
    await work(three!, 3)
    expect(await report()).toMatchObject([{ people: 3, doneMinutes: 123, teamId: null }])
    for (const query of [`&userId=${three}`, `&objectiveId=${things.objective}`])
      expect(await report(query)).toEqual([])
  })

  test('shows no private goal by name, and none of its minutes among the shared ones', async () => {
    const { rows } = await company.pool.query('select id from objectives where title = $1', [
      `${SECRET} goal`,
    ])
    const entry = { userId: things.kai.id, minutes: 77, workedAtMs, recordedAtMs: workedAtMs }
    await writeHistory(company.pool, [{ ...entry, objectiveId: rows[0].id }])
    for (const by of ['objective', 'member', 'team']) {
      const { text } = await things.olga.ask('GET', `/reports/time?from=2026-09-07&to=2026-09-13&by=${by}`)
      expect((JSON.parse(text) as TimeReportView).rows).toEqual([])
      expect(text).not.toContain(SECRET)
    }
  })
})
