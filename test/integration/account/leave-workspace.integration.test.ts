import { beforeAll, describe, expect, test } from 'vitest'
import type { TimeReportView } from '#contracts/http/report-routes.ts'
import { someHistory, writeHistory } from '../teams/support/history.ts'
import { type Colleague, useCompany } from '../teams/support/use-company.ts'

const company = useCompany()
const seed = Number(process.env['SEED'] ?? 20261122)
const DAY_MS = 24 * 60 * 60 * 1000
const nowMs = Date.now()

let olga: Colleague
let ada: Colleague

beforeAll(async () => {
  olga = await company.newcomer('Olga')
  await olga.done('POST', '/workspaces', { name: 'Acme' })
  ada = await company.join(olga, 'Ada', 'member')
  const others = [await company.join(olga, 'Bob', 'member'), await company.join(olga, 'Cem', 'member')]
  await company.pool.query('update workspace_members set joined_at = $1', [new Date(nowMs - 365 * DAY_MS)])
  const shared = await olga.done('POST', '/objectives', { title: 'Launch the beta' })
  const adas = await ada.done('POST', '/objectives', { title: 'Fewer tickets' })
  const hidden = await ada.done('POST', '/objectives', { title: 'HIDDEN', visibility: 'private' })
  const entries = someHistory(seed, 400, {
    people: [olga, ada, ...others].map(({ id }) => id),
    objectives: [shared.id, adas.id, hidden.id, null],
    firstMs: nowMs - 60 * DAY_MS,
    lastMs: nowMs,
  })
  await writeHistory(company.pool, entries)
})

const report = async (by: 'objective' | 'member' | 'team'): Promise<TimeReportView> =>
  JSON.parse((await olga.ask('GET', `/reports/time?by=${by}`)).text) as TimeReportView

const goodbye = (who: Colleague) => who.ask('DELETE', '/account', { email: who.email })

describe(`leaving for good where others stay (seed ${seed})`, () => {
  test('the last owner is told to make somebody else an owner first', async () => {
    const { status, body } = await goodbye(olga)
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'last-owner' })
    expect((await olga.ask('GET', '/workspace')).status).toBe(200)
  })

  test('reports of the past stay what they were, and tell nobody who it was', async () => {
    const before = { byGoal: await report('objective'), byTeam: await report('team') }
    const members = (await report('member')).rows.map(({ doneMinutes }) => doneMinutes)
    expect((await goodbye(ada)).status).toBe(202)
    await company.container.useCases.jobs.publishPlan(
      { userId: ada.id },
      { signal: AbortSignal.timeout(20_000) },
    )
    expect(await report('objective')).toEqual(before.byGoal)
    expect(await report('team')).toEqual(before.byTeam)
    const byMember = await report('member')
    expect(byMember.rows.map(({ doneMinutes }) => doneMinutes).toSorted((a, b) => a - b)).toEqual(
      members.toSorted((a, b) => a - b),
    )
    expect(byMember.rows.map(({ name }) => name)).toContain('Somebody who left')
    expect(JSON.stringify(byMember)).not.toContain('Ada')
  })

  test('her goals of the workspace are with its owner; nothing else of hers is left', async () => {
    const goals = await company.pool.query<{ title: string; user_id: string }>(
      `select title, user_id from objectives where title in ('Fewer tickets', 'HIDDEN')`,
    )
    expect(goals.rows).toEqual([{ title: 'Fewer tickets', user_id: olga.id }])
    const told = await company.pool.query<{ n: number }>(
      `select count(*)::int as n from ledger_entries e join users u on u.id = e.user_id
        where u.name = 'Somebody who left' and (e.note <> '' or e.task_id is not null or e.block_id is not null)`,
    )
    expect(told.rows).toEqual([{ n: 0 }])
    const hours = await company.pool.query<{ n: number }>(
      `select count(distinct (worked_at at time zone w.time_zone)::time)::int as n from ledger_entries e
         join workspace_members m on m.user_id = e.user_id join workspaces w on w.id = m.workspace_id
         join users u on u.id = e.user_id where u.name = 'Somebody who left' and e.objective_id is null`,
    )
    expect(hours.rows).toEqual([{ n: 1 }])
  })
})
