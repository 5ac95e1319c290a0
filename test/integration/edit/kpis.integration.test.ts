import { describe, expect, test } from 'vitest'
import { createKpi } from '#contracts/http/kpi-routes.ts'
import { keyResults, MONDAY_MS, refusal, useEdits } from './support/use-edits.ts'

const edits = useEdits()
const DAY_MS = 24 * 60 * 60 * 1000
const uptime = { title: 'Uptime', unit: '%', direction: 'higher', green: { from: 99 }, amber: { from: 95 } }

const addKpi = (body: object = {}) =>
  edits.app.createKpi(edits.me, createKpi.body.parse({ ...uptime, ...body }))
const read = (kpiId: string, value: number, daysAgo = 0) =>
  edits.app.addKpiReadings(edits.me, kpiId, 'hand', [{ value, atMs: MONDAY_MS - daysAgo * DAY_MS, note: '' }])
const view = (kpiId: string) => edits.app.readKpi(edits.me, kpiId)

describe('a KPI', () => {
  test('shows colour, trend, the day of the next reading and the breach', async () => {
    const id = await addKpi()
    expect(await view(id)).toMatchObject({ latest: null, trend: null, breach: null, isDue: false })
    await read(id, 99.5, 14)
    await read(id, 97, 7)
    await read(id, 94)
    expect(await view(id)).toMatchObject({
      latest: { value: 94, status: 'red' },
      trend: { direction: 'falling', meaning: 'worse' },
      breach: { since: new Date(MONDAY_MS - 7 * DAY_MS).toISOString(), status: 'red' },
      dueAt: '2026-11-29T23:00:00.000Z',
      isDue: false,
    })
    expect((await view(id)).recent.map(({ value }) => value)).toEqual([99.5, 97, 94])
    edits.goTo(MONDAY_MS + 7 * DAY_MS)
    expect((await view(id)).isDue).toBe(true)
  })

  test('takes a second reading of a moment for a correction', async () => {
    const id = await addKpi()
    expect(await read(id, 99)).toEqual({ added: 1, replaced: 0 })
    expect(await read(id, 98)).toEqual({ added: 0, replaced: 1 })
    expect((await view(id)).recent.map(({ value }) => value)).toEqual([98])
  })

  test('refuses thresholds without sense and readings of tomorrow', async () => {
    const senseless = await refusal(addKpi({ amber: { from: 99.5 } }))
    expect(senseless.expected).toBe('an amber corridor that holds the green one')
    const id = await addKpi()
    expect((await refusal(read(id, 1, -1))).field).toBe('body.at')
  })
})

describe('a metric that follows a KPI', () => {
  test('begins at the last reading, moves with every further one, and takes no value by check-in', async () => {
    const kpiId = await addKpi()
    await read(kpiId, 90, 1)
    const objectiveId = await edits.addObjective({ kind: 'aspirational' })
    const keyResultId = await edits.addKeyResult(objectiveId, {
      ...keyResults.metric,
      baseline: null,
      target: 100,
      kpiId,
    })
    const keyResult = () => edits.app.readKeyResult(edits.me, keyResultId)
    expect(await keyResult()).toMatchObject({ baseline: 90, current: 90, kpiId, checkIn: null })
    await read(kpiId, 95)
    expect(await keyResult()).toMatchObject({
      current: 95,
      outcome: { progress: 0.5 },
      recent: [{ value: 90 }, { value: 95 }],
    })
    const said = edits.app.addCheckIn(edits.me, keyResultId, {
      value: 99,
      confidence: 5,
      note: '',
      at: undefined,
    })
    expect((await refusal(said)).field).toBe('body.value')
    const { items } = await edits.app.listGoalWarnings(edits.me, undefined)
    expect(items.map(({ code }) => code)).toContain('KPI_AS_ASPIRATION')
    await edits.app.removeKpi(edits.me, kpiId)
    expect(await keyResult()).toMatchObject({ kpiId: null, baseline: 90 })
  })

  test('reaches its target by a reading', async () => {
    const kpiId = await addKpi()
    const keyResultId = await edits.addKeyResult(await edits.addObjective(), { ...keyResults.metric, kpiId })
    await read(kpiId, 100)
    expect((await edits.app.listAchievements(edits.me)).items.map(({ subjectId }) => subjectId)).toContain(
      keyResultId,
    )
  })
})

describe('recovery', () => {
  test('is offered on a breach, and becomes an objective that follows the KPI and a habit', async () => {
    const kpiId = await addKpi()
    await read(kpiId, 96)
    expect((await view(kpiId)).breach?.recovery).toMatchObject({ baseline: 96, target: 99, timesPerWeek: 1 })
    const objectiveId = await edits.app.acceptRecovery(edits.me, kpiId)
    expect(await edits.app.readObjective(edits.me, objectiveId)).toMatchObject({
      status: 'active',
      keyResults: [{ kpiId, baseline: 96, target: 99, unit: '%' }],
    })
    expect((await edits.app.listHabits(edits.me)).items).toMatchObject([{ objectiveId, maxMinutes: 60 }])
    expect(edits.woken()).toContain('unfold')
    expect((await view(kpiId)).breach?.recovery).toBeNull()
    expect((await refusal(edits.app.acceptRecovery(edits.me, kpiId))).code).toBe('recovery-under-way')
    await read(kpiId, 99)
    expect((await view(kpiId)).breach).toBeNull()
    expect((await refusal(edits.app.acceptRecovery(edits.me, kpiId))).code).toBe('kpi-green')
  })
})

describe('a proposed recovery', () => {
  test('that is accepted twice at once becomes one objective and one habit', async () => {
    const kpiId = await addKpi()
    await read(kpiId, 96)
    const accept = () => edits.app.acceptRecovery(edits.me, kpiId)
    const [, second] = await Promise.allSettled([accept(), accept()]).then((all) =>
      all.toSorted((a, b) => (a.status < b.status ? -1 : 1)),
    )
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'recovery-under-way' } })
    expect((await edits.app.listObjectives(edits.me, {})).items).toHaveLength(1)
    expect((await edits.app.listHabits(edits.me)).items).toHaveLength(1)
  })

  test('that is declined comes back only after the KPI was green', async () => {
    const kpiId = await addKpi()
    await read(kpiId, 96)
    await edits.app.declineRecovery(edits.me, kpiId)
    const declined = { recovery: null, isRecoveryDeclined: true }
    expect((await view(kpiId)).breach).toMatchObject(declined)
    edits.goTo(MONDAY_MS + DAY_MS)
    await read(kpiId, 90, -1)
    expect((await view(kpiId)).breach).toMatchObject(declined)
    edits.goTo(MONDAY_MS + 3 * DAY_MS)
    await read(kpiId, 99.5, -2)
    expect((await refusal(edits.app.declineRecovery(edits.me, kpiId))).code).toBe('kpi-green')
    await read(kpiId, 97, -3)
    expect((await view(kpiId)).breach).toMatchObject({
      recovery: { baseline: 97 },
      isRecoveryDeclined: false,
    })
  })
})

describe('readings from outside', () => {
  test('come in with the secret, until it is renewed or the door is closed', async () => {
    const kpiId = await addKpi()
    const secret = await edits.app.openKpiWebhook(edits.me, kpiId)
    const take = (given: string) => edits.app.takeKpiWebhook(given, { value: 97, atMs: null, note: '' })
    expect(await take(secret)).toBe(true)
    expect(await view(kpiId)).toMatchObject({ latest: { value: 97 }, takesWebhook: true })
    const renewed = await edits.app.openKpiWebhook(edits.me, kpiId)
    expect([await take(secret), await take(renewed), await take('')]).toEqual([false, true, false])
    await edits.app.closeKpiWebhook(edits.me, kpiId)
    expect(await take(renewed)).toBe(false)
  })
})
