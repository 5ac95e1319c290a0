import { beforeEach, describe, expect, test } from 'vitest'
import type { EffortWeekView } from '#contracts/http/key-result-routes.ts'
import type { KeyResultView, ObjectiveView } from '#contracts/http/goals.ts'
import { NOTICES } from '#app/ports/repositories/person-repositories.ts'
import type { NotificationView } from '#contracts/http/notification-routes.ts'
import type { SharedObjectiveView } from '#contracts/http/shared-goal-routes.ts'
import { type Colleague, useCompany } from './support/use-company.ts'

const company = useCompany()
let olga: Colleague
let mia: Colleague
let objective: string
let keyResult: string

beforeEach(async () => {
  olga = await company.newcomer('Olga')
  await olga.done('POST', '/workspaces', { name: 'Acme' })
  mia = await company.join(olga, 'Mia', 'member')
  objective = (await olga.done('POST', '/objectives', { title: 'SHARED' })).id
  const body = { title: 'KR', kind: 'effort', target: 600 }
  keyResult = (await olga.done('POST', `/objectives/${objective}/key-results`, body)).id
})

const read = async <T>(who: Colleague, path: string): Promise<T> =>
  JSON.parse((await who.ask('GET', path)).text) as T
const objectiveOf = (who: Colleague) => read<ObjectiveView>(who, `/objectives/${objective}`)
const atEnd = async (who: Colleague) =>
  (await objectiveOf(who)).keyResults[0]?.effortForecast?.minutesAtEnd ?? 0
const planOf = (who: Colleague, minutes: number) =>
  who.done('PUT', `/key-results/${keyResult}/effort-plan`, { targetMinutesPerWeek: minutes })
const effortTasks = async ({ id }: Colleague): Promise<readonly { minutes: number; status: string }[]> => {
  const { rows } = await company.pool.query(
    `select minutes, status from tasks where user_id = $1 and source = 'effort-plan' and key_result_id = $2 order by week_of`,
    [id, keyResult],
  )
  return rows
}

describe('several people on one key result', () => {
  test('each has an effort plan, and gets tasks and blocks of it in their own calendar', async () => {
    await planOf(olga, 600)
    await planOf(mia, 300)
    for (const { id } of [olga, mia]) await company.container.useCases.jobs.unfoldGoals({ userId: id })
    const [ofOlga, ofMia] = [await effortTasks(olga), await effortTasks(mia)]
    expect(ofMia.length).toBeGreaterThan(1)
    // A whole week, not the one that has begun.
    expect([ofOlga[1]?.minutes, ofMia[1]?.minutes]).toEqual([600, 300])
    await company.container.useCases.jobs.planBlocks({ userId: mia.id })
    const { rows } = await company.pool.query(
      'select distinct b.user_id from blocks b join tasks t on t.id = b.task_id where t.key_result_id = $1',
      [keyResult],
    )
    expect(rows).toEqual([{ user_id: mia.id }])
    await mia.done('DELETE', `/key-results/${keyResult}/effort-plan`)
    await company.container.useCases.jobs.unfoldGoals({ userId: mia.id })
    expect((await effortTasks(mia)).filter(({ status }) => status === 'open')).toEqual([])
    expect((await effortTasks(olga)).filter(({ status }) => status === 'open')).toEqual(ofOlga)
  })

  test('hours of all add up in both ledgers, with the own ones beside them', async () => {
    await olga.done('POST', '/ledger', { keyResultId: keyResult, minutes: 30 })
    await mia.done('POST', '/ledger', { keyResultId: keyResult, minutes: 60 })
    for (const [who, ownMinutes] of [[olga, 30] as const, [mia, 60] as const]) {
      const view = await objectiveOf(who)
      expect(view.effort).toMatchObject({ doneMinutes: 90, ownMinutes })
      expect(view.keyResults[0]).toMatchObject({ current: 90, effort: { doneMinutes: 90, ownMinutes } })
      expect(view.effort.progress).toBeCloseTo(0.15)
    }
    const { items } = await read<{ items: SharedObjectiveView[] }>(mia, '/workspace/objectives')
    expect(items[0]?.effort).toMatchObject({ doneMinutes: 90, ownMinutes: 60 })
    await olga.done('PATCH', `/objectives/${objective}`, { visibility: 'private' })
    expect((await objectiveOf(olga)).effort).toMatchObject({ doneMinutes: 30, ownMinutes: 30 })
    expect((await mia.ask('GET', `/objectives/${objective}`)).status).toBe(404)
  })

  test('plans of all tell where the hours are heading, also for who has none of their own', async () => {
    await planOf(mia, 140)
    const ofMia = await atEnd(mia)
    expect(ofMia).toBeGreaterThan(0)
    const seenByOlga = await atEnd(olga)
    // Her own week is planned from its tasks, those of colleagues by days.
    expect(Math.abs(seenByOlga - ofMia)).toBeLessThanOrEqual(140)
    await planOf(olga, 140)
    const both = await atEnd(olga)
    expect(Math.abs(both - 2 * ofMia)).toBeLessThanOrEqual(140)
    await olga.done('PATCH', `/objectives/${objective}`, { visibility: 'private' })
    const alone = await atEnd(olga)
    expect(Math.abs(alone - ofMia)).toBeLessThanOrEqual(140)
  })

  test('work is told by week: everybody’s, with the own one beside it', async () => {
    const monday = new Date(Date.now() - 14 * 86_400_000).toISOString()
    await olga.done('POST', '/ledger', { keyResultId: keyResult, minutes: 30, workedAt: monday })
    await mia.done('POST', '/ledger', { keyResultId: keyResult, minutes: 60, workedAt: monday })
    await mia.done('POST', '/ledger', { keyResultId: keyResult, minutes: 15 })
    const weeksOf = async (who: Colleague) =>
      (await read<{ items: EffortWeekView[] }>(who, `/key-results/${keyResult}/effort-weeks`)).items
    const seen = (await weeksOf(mia)).map(({ doneMinutes, ownMinutes }) => [doneMinutes, ownMinutes])
    expect(seen).toEqual([
      [90, 60],
      [0, 0],
      [15, 15],
    ])
    await olga.done('PATCH', `/objectives/${objective}`, { visibility: 'private' })
    expect((await weeksOf(olga)).map(({ doneMinutes }) => doneMinutes)).toEqual([30, 0, 0])
  })

  test('what plans of all ask for is what the hours are measured against', async () => {
    const steps = { title: 'Steps', kind: 'milestone' }
    keyResult = (await olga.done('POST', `/objectives/${objective}/key-results`, steps)).id
    await planOf(olga, 70)
    const alone = await read<KeyResultView>(olga, `/objectives/${objective}`).then(() => objectiveOf(olga))
    const own = alone.keyResults[1]?.effort.targetMinutes ?? 0
    await planOf(mia, 140)
    const both = (await objectiveOf(olga)).keyResults[1]?.effort.targetMinutes ?? 0
    expect(own).toBeGreaterThan(0)
    expect(both).toBe(3 * own)
    expect((await objectiveOf(mia)).keyResults[1]?.effort.targetMinutes).toBe(both)
  })
})

test('quick add knows goals of colleagues, too', async () => {
  const path = `/key-results/${keyResult}`
  await olga.done('PATCH', path, { title: 'Talks held' })
  const task = await mia.done('POST', '/tasks/quick-add', { text: 'Prepare a talk 2h #talks' })
  expect(task).toMatchObject({ title: 'Prepare a talk', keyResultId: keyResult })
  const sam = await company.newcomer('Sam')
  const text = 'Prepare a talk 2h #talks'
  expect(await sam.ask('POST', '/tasks/quick-add', { text })).toMatchObject({ status: 400 })
})

describe('who answers for a key result', () => {
  test('is a member who is no viewer; its keeper is nobody in particular', async () => {
    const path = `/key-results/${keyResult}`
    const vera = await company.join(olga, 'Vera', 'viewer')
    const sam = await company.newcomer('Sam')
    for (const { id } of [vera, sam])
      expect(await olga.ask('PATCH', path, { ownerId: id })).toMatchObject({ status: 400 })
    expect(await mia.done('PATCH', path, { ownerId: mia.id })).toMatchObject({ ownerId: mia.id })
    expect((await objectiveOf(olga)).keyResults[0]?.ownerId).toBe(mia.id)
    const { items } = await olga.done('GET', `/goals/changes?objectiveId=${objective}`)
    expect(items[0]).toMatchObject({ byUserId: mia.id, field: 'ownerId', from: null, to: mia.id })
    expect(await olga.done('PATCH', path, { ownerId: olga.id })).toMatchObject({ ownerId: null })
  })
})

test('who answers for a key result is asked for its check-in, and who keeps it is not', async () => {
  const body = { title: 'Users', kind: 'metric', baseline: 0, target: 10, ownerId: mia.id }
  const { id } = await olga.done('POST', `/objectives/${objective}/key-results`, body)
  await company.pool.query("update key_results set created_at = now() - interval '8 days' where id = $1", [
    id,
  ])
  const asked = async (): Promise<unknown> => {
    for (const { id: userId } of [olga, mia]) await company.container.useCases.jobs.unfoldGoals({ userId })
    const { rows } = await company.pool.query(
      `select user_id, status from tasks where source = 'check-in' and key_result_id = $1 order by status`,
      [id],
    )
    return rows
  }
  expect(await asked()).toEqual([{ user_id: mia.id, status: 'open' }])
  const told = async (who: Colleague): Promise<readonly string[]> => {
    await company.asPerson(who.id, ({ wakes }) => wakes.requestAt('settle', 0, NOTICES))
    await company.container.useCases.jobs.tellPerson({ userId: who.id }, new AbortController())
    const { items } = await read<{ items: NotificationView[] }>(who, '/notifications')
    return items.filter(({ kind }) => kind === 'check-in-due').map(({ title }) => title)
  }
  expect(await told(mia)).toEqual(['Check-in due: Users'])
  expect(await told(olga)).toEqual([])
  await mia.done('POST', `/key-results/${id}/check-ins`, { value: 3, confidence: 7 })
  expect(await asked()).toEqual([{ user_id: mia.id, status: 'done' }])
})

test('who becomes a viewer can answer for nothing any more: who keeps it does', async () => {
  await olga.done('PATCH', `/key-results/${keyResult}`, { ownerId: mia.id })
  await olga.done('PATCH', `/workspace/members/${mia.id}`, { role: 'admin' })
  expect((await objectiveOf(olga)).keyResults[0]?.ownerId).toBe(mia.id)
  await olga.done('PATCH', `/workspace/members/${mia.id}`, { role: 'viewer' })
  expect((await objectiveOf(olga)).keyResults[0]?.ownerId).toBeNull()
})

describe('what colleagues change', () => {
  test('is told as theirs, stays the keeper’s, and lets whose plan depends on it look again', async () => {
    await planOf(mia, 60)
    const ada = await company.join(olga, 'Ada', 'admin')
    await company.pool.query('update wakes set requested = 0, done = 0')
    await ada.done('PATCH', `/objectives/${objective}`, { title: 'NAMED BY ADA' })
    const said = await ada.done('POST', `/key-results/${keyResult}/check-ins`, { confidence: 9 })
    expect(said).toMatchObject({ byUserId: ada.id })
    expect((await olga.done('GET', `/key-results/${keyResult}/check-ins`)).items).toEqual([said])
    const { items } = await olga.done('GET', `/goals/changes?objectiveId=${objective}`)
    expect(items[0]).toMatchObject({ byUserId: ada.id, from: 'SHARED', to: 'NAMED BY ADA' })
    const { rows } = await company.pool.query(
      `select user_id from wakes where family = 'unfold' and requested > 0 and user_id = any($1) order by user_id`,
      [[olga.id, mia.id]],
    )
    expect(rows.map((row) => row.user_id)).toEqual(expect.arrayContaining([olga.id, mia.id]))
  })

  test('two at once: both changes are there', async () => {
    const ada = await company.join(olga, 'Ada', 'admin')
    await Promise.all([
      olga.done('PATCH', `/objectives/${objective}`, { title: 'Together' }),
      mia.done('PATCH', `/objectives/${objective}`, { why: 'Because' }),
      ada.done('PATCH', `/objectives/${objective}`, { kind: 'aspirational' }),
    ])
    expect(await objectiveOf(mia)).toMatchObject({ title: 'Together', why: 'Because', kind: 'aspirational' })
  })

  test('is not who sees it', async () => {
    for (const change of [{ visibility: 'private' }, { status: 'draft' }])
      expect(await mia.ask('PATCH', `/objectives/${objective}`, change)).toMatchObject({ status: 400 })
  })

  test('is refused by the database where a check was forgotten', async () => {
    const vera = await company.join(olga, 'Vera', 'viewer')
    const shared = (await company.asPerson(olga.id, ({ objectives }) => objectives.find(objective)))!
    const refusal = /Failed query|taken by somebody else|policy/
    const save = (who: Colleague, change: object) =>
      company.asPerson(who.id, ({ sharedGoals }) =>
        sharedGoals.keptBy(olga.id).objectives.save({ ...shared, ...change }),
      )
    await expect(save(vera, { title: 'VERA' })).rejects.toThrow(refusal)
    await expect(save(mia, { visibility: 'private' })).rejects.toThrow(refusal)
    await expect(save(mia, { id: mia.id, title: 'IN HER NAME' })).rejects.toThrow(refusal)
    await company.asPerson(mia.id, ({ sharedGoals }) =>
      sharedGoals.keptBy(olga.id).objectives.remove(objective),
    )
    expect(await objectiveOf(olga)).toMatchObject({ title: 'SHARED', visibility: 'workspace' })
    await save(mia, { title: 'MIA' })
    expect(await objectiveOf(olga)).toMatchObject({ title: 'MIA' })
  })
})

test('what is taken over stays the team’s, and those answer for it who did, as far as they are there', async () => {
  const span = { title: 'Next', startsOn: '2027-01-01', endsOn: '2027-03-31' }
  const { id: next } = await olga.done('POST', '/cycles', span)
  const { teams } = await olga.done('POST', '/workspace/teams', { name: 'Team' })
  const teamId = teams.at(-1)?.id
  await olga.done('PUT', `/objectives/${objective}/owner-team`, { teamId })
  await olga.done('PATCH', `/key-results/${keyResult}`, { ownerId: mia.id })
  const copy = async (): Promise<ObjectiveView | undefined> => {
    const { cycleId } = await objectiveOf(olga)
    const { items } = await olga.done('POST', `/cycles/${next}/objectives/copy`, { fromCycleId: cycleId })
    return items.at(-1) as ObjectiveView | undefined
  }
  expect(await copy()).toMatchObject({ ownerTeamId: teamId, keyResults: [{ ownerId: mia.id }] })
  await olga.done('PATCH', `/workspace/members/${mia.id}`, { role: 'viewer' })
  expect(await copy()).toMatchObject({ ownerTeamId: teamId, keyResults: [{ ownerId: null }] })
})

test('a team has too many objectives, though each of its people keeps few', async () => {
  const span = { title: 'Q', startsOn: '2026-10-01', endsOn: '2027-03-31', isShared: true }
  const { id: cycleId } = await olga.done('POST', '/cycles', span)
  const teamId = (await olga.done('POST', '/workspace/teams', { name: 'Team' })).teams.at(-1)?.id
  const keep = async (who: Colleague, count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) {
      const { id } = await who.done('POST', '/objectives', { title: `GOAL ${index}`, cycleId })
      await who.done('PUT', `/objectives/${id}/owner-team`, { teamId })
    }
  }
  const crowded = async (): Promise<readonly unknown[]> =>
    (await olga.done('GET', '/goals/warnings')).items
      .filter((one) => one['code'] === 'TOO_MANY_OBJECTIVES')
      .map((one) => Reflect.get(one, 'reason') as unknown)
  await keep(olga, 3)
  await keep(mia, 2)
  expect(await crowded()).toEqual([])
  await keep(mia, 1)
  expect(await crowded()).toEqual([
    '“Team” has 6 active objectives in “Q”; more than 5 are seldom reached together.',
  ])
})

describe('a tree over people', () => {
  test('goals stand below goals of colleagues, and never below themselves', async () => {
    const hers = (await mia.done('POST', '/objectives', { title: 'HERS', parentId: objective })).id
    expect(await read<ObjectiveView>(olga, `/objectives/${hers}`)).toMatchObject({ parentId: objective })
    expect(await olga.ask('PATCH', `/objectives/${objective}`, { parentId: hers })).toMatchObject({
      status: 400,
    })
  })

  test('a circle through a goal that is hidden is refused, too, and the goal stays hidden', async () => {
    const make = async (body: object): Promise<string> => (await mia.done('POST', '/objectives', body)).id
    const hidden = await make({ title: 'HIDDEN', parentId: objective, visibility: 'private' })
    const below = await make({ title: 'BELOW', parentId: hidden })
    const answer = await olga.ask('PATCH', `/objectives/${objective}`, { parentId: below })
    expect(answer).toMatchObject({ status: 400 })
    expect(answer.text).not.toContain(hidden)
    expect(await read<ObjectiveView>(olga, `/objectives/${below}`)).toMatchObject({ parentId: null })
    expect(await olga.done('PATCH', `/objectives/${below}`, { why: 'Olga says so' })).toMatchObject({
      parentId: null,
    })
    expect(await read<ObjectiveView>(mia, `/objectives/${below}`)).toMatchObject({ parentId: hidden })
  })
})

describe('a cycle of the workspace', () => {
  test('is made by admins, seen and used by all, and not removed while it is used', async () => {
    const span = { title: 'Our year', startsOn: '2026-01-01', endsOn: '2026-12-31', isShared: true }
    expect(await mia.ask('POST', '/cycles', span)).toMatchObject({ status: 403 })
    const { id } = await olga.done('POST', '/cycles', span)
    const { items } = await mia.done('GET', '/cycles')
    expect(items.find((one) => one.id === id)).toMatchObject({ title: 'Our year', isShared: true })
    await mia.done('POST', '/objectives', { title: 'HERS', cycleId: id })
    expect(await olga.ask('DELETE', `/cycles/${id}`)).toMatchObject({ status: 409 })
    const sam = await company.newcomer('Sam')
    expect(await sam.ask('POST', '/objectives', { title: 'His', cycleId: id })).toMatchObject({ status: 400 })
  })

  test('is changed by any admin, in their name; colleagues who plan by it look again', async () => {
    const span = { title: 'Our year', startsOn: '2026-01-01', endsOn: '2026-12-31', isShared: true }
    const { id } = await olga.done('POST', '/cycles', span)
    const ada = await company.join(olga, 'Ada', 'admin')
    await company.pool.query('update wakes set requested = 0, done = 0')
    await ada.done('PATCH', `/cycles/${id}`, { endsOn: '2026-12-24' })
    const seen = (await mia.done('GET', '/cycles')).items.find((one) => one.id === id)
    expect(seen).toMatchObject({ endsOn: '2026-12-24', isShared: true, mayEdit: false })
    expect(await ada.done('PATCH', `/cycles/${id}`, { kind: 'year' })).toMatchObject({
      kind: 'year',
      mayEdit: true,
    })
    const { items } = await olga.done('GET', '/goals/changes')
    expect(items[1]).toMatchObject({ byUserId: ada.id, field: 'endsOn', to: '2026-12-24' })
    const { rows } = await company.pool.query(
      `select user_id from wakes where family = 'unfold' and requested > 0 and user_id = any($1)`,
      [[olga.id, mia.id, ada.id]],
    )
    expect(rows).toHaveLength(3)
    await expect(
      company.pool.query(
        `set local role timewright_app; select set_config('app.user_id', '${ada.id}', true); update cycles set user_id = '${ada.id}' where id = '${id}'`,
      ),
    ).rejects.toThrow('not changed by this person')
  })

  test('of somebody’s own is none of anybody else’s business', async () => {
    const span = { title: 'Mine', startsOn: '2026-01-01', endsOn: '2026-12-31' }
    const { id } = await mia.done('POST', '/cycles', span)
    await mia.done('POST', '/objectives', { title: 'HERS', cycleId: id })
    expect(await olga.ask('PATCH', `/cycles/${id}`, { title: 'X' })).toMatchObject({ status: 404 })
    expect(await olga.ask('DELETE', `/cycles/${id}`)).toMatchObject({ status: 404 })
  })

  test('was somebody’s own before', async () => {
    const span = { title: 'A year', startsOn: '2026-01-01', endsOn: '2026-12-31' }
    const { id } = await olga.done('POST', '/cycles', span)
    expect((await mia.done('GET', '/cycles')).items.map((one) => one.id)).not.toContain(id)
    expect(await olga.done('PATCH', `/cycles/${id}`, { isShared: true })).toMatchObject({ isShared: true })
    expect((await mia.done('GET', '/cycles')).items.map((one) => one.id)).toContain(id)
  })
})
