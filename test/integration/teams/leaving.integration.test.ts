import { beforeEach, describe, expect, test } from 'vitest'
import { type Colleague, useCompany } from './support/use-company.ts'

const company = useCompany()
let olga: Colleague
let leo: Colleague
let kai: Colleague
/** Kept by Leo, and by Olga with a key result for which Leo answers. */
let his: string
let hers: string
let keyResult: string

beforeEach(async () => {
  olga = await company.newcomer('Olga')
  await olga.done('POST', '/workspaces', { name: 'Acme' })
  leo = await company.join(olga, 'Leo', 'member')
  kai = await company.join(olga, 'Kai', 'member')
  his = (await leo.done('POST', '/objectives', { title: 'HIS' })).id
  hers = (await olga.done('POST', '/objectives', { title: 'HERS' })).id
  const body = { title: 'KR', kind: 'effort', target: 6000, ownerId: leo.id }
  keyResult = (await olga.done('POST', `/objectives/${hers}/key-results`, body)).id
})

const sumOf = async (who: Colleague): Promise<number> => {
  const { rows } = JSON.parse((await who.ask('GET', '/reports/time?by=member')).text)
  return rows.reduce((sum: number, { doneMinutes }: { doneMinutes: number }) => sum + doneMinutes, 0)
}

describe('who leaves', () => {
  test('names an heir: goals, their history and what they answered for go there', async () => {
    await leo.done('POST', '/workspace/leave', { goalsTo: kai.id })
    expect((await kai.done('GET', '/objectives')).items.map(({ id }) => id)).toEqual([his])
    const { items } = await kai.done('GET', `/goals/changes?objectiveId=${his}`)
    expect(items[0]).toMatchObject({ field: 'keeperId', from: leo.id, to: kai.id, byUserId: leo.id })
    await kai.done('PATCH', `/objectives/${his}`, { title: 'KAI’S', visibility: 'private' })
    const { keyResults } = await olga.done('GET', `/objectives/${hers}`)
    expect(keyResults[0]).toMatchObject({ ownerId: kai.id })
    for (const path of [`/objectives/${his}`, `/objectives/${hers}`])
      expect((await leo.ask('GET', path)).status).toBe(404)
  })

  test('or is removed: the history says by whom the goals went to whom', async () => {
    await olga.done('POST', `/workspace/members/${leo.id}/remove`, { goalsTo: kai.id })
    const { items } = await kai.done('GET', `/goals/changes?objectiveId=${his}`)
    expect(items[0]).toMatchObject({ field: 'keeperId', from: leo.id, to: kai.id, byUserId: olga.id })
    expect((await kai.done('GET', `/goals/changes?objectiveId=${hers}`)).items).not.toContainEqual(
      expect.objectContaining({ field: 'keeperId' }),
    )
  })

  test.for(['viewer', 'stranger', 'leo'])('hands nothing to a %s', async (kind) => {
    const heir =
      kind === 'leo'
        ? leo
        : kind === 'viewer'
          ? await company.join(olga, 'Vera', 'viewer')
          : await company.newcomer('Sam')
    expect(await leo.ask('POST', '/workspace/leave', { goalsTo: heir.id })).toMatchObject({ status: 400 })
    expect((await leo.done('GET', '/workspace')).name).toBe('Acme')
    expect((await leo.done('GET', `/objectives/${his}`)).title).toBe('HIS')
  })

  test('leaves the hours in the report, and takes the work ahead off the calendar', async () => {
    await leo.done('PUT', `/key-results/${keyResult}/effort-plan`, { targetMinutesPerWeek: 600 })
    await leo.done('POST', '/ledger', { keyResultId: keyResult, minutes: 90 })
    const jobs = company.container.useCases.jobs
    await jobs.unfoldGoals({ userId: leo.id })
    await jobs.planBlocks({ userId: leo.id })
    const live = async (): Promise<number> => {
      const { rows } = await company.pool.query(
        `select count(*)::int as many from blocks b join tasks t on t.id = b.task_id
          where b.user_id = $1 and t.source = 'effort-plan' and b.state in ('flexible', 'defended', 'pinned')`,
        [leo.id],
      )
      return rows[0].many
    }
    expect(await live()).toBeGreaterThan(0)
    const before = await sumOf(olga)
    await leo.done('POST', '/workspace/leave', {})
    await jobs.unfoldGoals({ userId: leo.id })
    await jobs.planBlocks({ userId: leo.id })
    expect(await live()).toBe(0)
    expect(await sumOf(olga)).toBe(before)
    expect((await leo.done('GET', '/ledger')).items).toHaveLength(1)
  })

  test('moves no sum of a report that is read meanwhile', async () => {
    await leo.done('POST', '/ledger', { keyResultId: keyResult, minutes: 90 })
    await leo.done('POST', '/ledger', { objectiveId: his, minutes: 30 })
    const [sums] = await Promise.all([
      Promise.all(Array.from({ length: 6 }, () => sumOf(olga))),
      leo.done('POST', '/workspace/leave', {}),
    ])
    expect([...new Set([...sums, await sumOf(olga)])]).toEqual([120])
  })
})
