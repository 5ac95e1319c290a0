import { describe, expect, test } from 'vitest'
import { addEntry } from '#app/settle/book-work.ts'
import { anEntry } from '../postgres/support/samples.ts'
import { ids } from '../postgres/support/store.ts'
import { keyResults, MONDAY_MS, refusal, useEdits } from './support/use-edits.ts'

const edits = useEdits()
const DAY_MS = 24 * 60 * 60 * 1000

const checkIn = (id: string, value: number | null, confidence = 7) =>
  edits.app.addCheckIn(edits.me, id, { value, confidence, note: '', at: undefined })
const view = (id: string) => edits.app.readKeyResult(edits.me, id)
const changes = async (objectiveId?: string) =>
  (await edits.app.listGoalChanges(edits.me, { objectiveId, cursor: undefined, limit: 100 })).items
const metric = { ...keyResults.metric, baseline: 0, target: 100 }

describe('the history of goals', () => {
  test('tells every change with the value before and after, newest first, and outlives what it tells of', async () => {
    const objectiveId = await edits.addObjective({ title: 'Grow' })
    const keyResultId = await edits.addKeyResult(objectiveId, metric)
    await edits.app.updateKeyResult(edits.me, keyResultId, { target: 80, weight: 2 })
    await edits.app.updateObjective(edits.me, objectiveId, { title: 'Grow on' })
    await edits.app.updateObjective(edits.me, objectiveId, { title: 'Grow on' })
    await edits.app.removeKeyResult(edits.me, keyResultId)
    await edits.app.removeObjective(edits.me, objectiveId)
    const told = (await changes(objectiveId)).map(({ subject, verb, field, from, to }) => [
      subject,
      verb,
      field,
      from,
      to,
    ])
    expect(told).toHaveLength(7)
    expect(told).toEqual(
      expect.arrayContaining([
        ['objective', 'created', null, null, null],
        ['key-result', 'created', null, null, null],
        ['key-result', 'changed', 'target', 100, 80],
        ['key-result', 'changed', 'weight', 1, 2],
        ['objective', 'changed', 'title', 'Grow', 'Grow on'],
        ['key-result', 'removed', null, null, null],
        ['objective', 'removed', null, null, null],
      ]),
    )
    expect((await changes(objectiveId)).every(({ byUserId }) => byUserId === edits.me)).toBe(true)
  })

  test('comes in pages', async () => {
    const objectiveId = await edits.addObjective({ title: 'A' })
    for (const [index, title] of ['B', 'C', 'D'].entries()) {
      edits.goTo(MONDAY_MS + (1 + index) * DAY_MS)
      await edits.app.updateObjective(edits.me, objectiveId, { title })
    }
    const page = async (cursor?: string) =>
      edits.app.listGoalChanges(edits.me, { objectiveId, cursor, limit: 3 })
    const first = await page()
    expect(first.items.map(({ to }) => to)).toEqual(['D', 'C', 'B'])
    const second = await page(first.nextCursor ?? '')
    expect(second.items.map(({ verb }) => verb)).toEqual(['created'])
    expect(second.nextCursor).toBeNull()
  })
})

describe('achievements', () => {
  test('a key result that is reached is recorded once, and stays when the number falls back', async () => {
    const keyResultId = await edits.addKeyResult(await edits.addObjective(), metric)
    await edits.addKeyResult(await edits.addObjective(), metric)
    await checkIn(keyResultId, 99)
    expect((await edits.app.listAchievements(edits.me)).items).toEqual([])
    for (const value of [100, 40, 120]) await checkIn(keyResultId, value)
    expect((await edits.app.listAchievements(edits.me)).items).toMatchObject([
      { kind: 'key-result-reached', subjectId: keyResultId },
    ])
  })

  test('a cycle is reached with the last key result of its committed objectives', async () => {
    const cycleId = await edits.addCycle({ title: 'Sprint', startsOn: '2026-11-01', endsOn: '2026-11-30' })
    const first = await edits.addKeyResult(await edits.addObjective({ cycleId }), metric)
    const second = await edits.addKeyResult(await edits.addObjective({ cycleId }), metric)
    await edits.addObjective({ cycleId, kind: 'aspirational' })
    await edits.addObjective({ cycleId, status: 'dropped' })
    await checkIn(first, 100)
    const kinds = async () =>
      (await edits.app.listAchievements(edits.me)).items.map(({ kind }) => kind).toSorted()
    expect(await kinds()).toEqual(['key-result-reached'])
    await checkIn(second, 100)
    expect(await kinds()).toEqual(['cycle-reached', 'key-result-reached', 'key-result-reached'])
  })

  test('hours count as they are booked', async () => {
    const objectiveId = await edits.addObjective({ kind: 'aspirational' })
    const keyResultId = await edits.addKeyResult(objectiveId, { ...keyResults.effort, target: 60 })
    const book = (minutes: number) =>
      edits.ask((repositories) =>
        addEntry(repositories, ids, anEntry({ keyResultId, objectiveId, minutes, recordedAtMs: MONDAY_MS })),
      )
    await book(45)
    expect((await edits.app.listAchievements(edits.me)).items).toEqual([])
    await book(15)
    expect((await edits.app.listAchievements(edits.me)).items).toMatchObject([{ subjectId: keyResultId }])
  })
})

describe('a metric on its way', () => {
  test('is forecast from its check-ins, and asks for a word every week', async () => {
    const objectiveId = await edits.addObjective()
    edits.goTo(Date.UTC(2026, 10, 1, 12))
    const keyResultId = await edits.addKeyResult(objectiveId, metric)
    expect(await view(keyResultId)).toMatchObject({
      outcomeForecast: null,
      checkIn: { status: 'fresh' },
      confidence: null,
    })
    for (const [day, value] of [
      [11, 10],
      [21, 20],
    ] as const) {
      edits.goTo(Date.UTC(2026, 10, day, 12))
      await checkIn(keyResultId, value, 4)
    }
    // A point a day: 20 on 21 November, 60.46 when the year ends (midnight in Berlin), 100 on 9 February.
    expect(await view(keyResultId)).toMatchObject({
      confidence: 4,
      outcomeForecast: { metOn: '2027-02-09', points: 3, progressAtEnd: expect.closeTo(0.6046, 3) as number },
      checkIn: { status: 'fresh', dueAt: '2026-11-27T23:00:00.000Z' },
      recent: [
        { value: 10, at: '2026-11-11T12:00:00.000Z' },
        { value: 20, at: '2026-11-21T12:00:00.000Z' },
      ],
    })
    edits.goTo(Date.UTC(2026, 11, 2))
    expect((await view(keyResultId)).checkIn?.status).toBe('outdated')
  })

  test('may be set before it is measured; then it is named as incomplete', async () => {
    const objectiveId = await edits.addObjective({ title: 'Grow' })
    await edits.addKeyResult(objectiveId, metric)
    const keyResultId = await edits.addKeyResult(objectiveId, { ...metric, baseline: null, target: null })
    expect(await view(keyResultId)).toMatchObject({
      baseline: null,
      target: null,
      current: null,
      outcome: { progress: null },
    })
    expect((await edits.app.listGoalWarnings(edits.me, undefined)).items).toMatchObject([
      { code: 'KEY_RESULT_INCOMPLETE', keyResultId, fix: 'Give it a baseline and a target.' },
    ])
  })
})

describe('the next cycle', () => {
  test('takes objectives over as drafts that go on from where they stand', async () => {
    const from = await edits.addCycle({ title: 'Now', startsOn: '2026-11-01', endsOn: '2026-11-30' })
    const to = await edits.addCycle({ title: 'Next', startsOn: '2026-12-01', endsOn: '2026-12-31' })
    const parent = await edits.addObjective({ title: 'Parent', cycleId: from })
    const child = await edits.addObjective({ title: 'Child', cycleId: from, parentId: parent })
    await edits.addObjective({ title: 'Over', cycleId: from, status: 'done' })
    await checkIn(await edits.addKeyResult(child, metric), 40)
    const ids = await edits.app.copyObjectives(edits.me, to, { fromCycleId: from })
    const { items } = await edits.app.listObjectives(edits.me, { cycleId: to })
    expect(items.map(({ title, status }) => [title, status])).toEqual([
      ['Parent', 'draft'],
      ['Child', 'draft'],
    ])
    expect(items.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
    expect(items[1]).toMatchObject({
      parentId: items[0]?.id,
      keyResults: [{ kind: 'metric', baseline: 40, target: 100, current: 40 }],
    })
  })

  test('keeps a parent of the year, waits for a new target, and pairs metrics anew', async () => {
    const year = await edits.addCycle({ title: '2026', startsOn: '2026-01-01', endsOn: '2026-12-31' })
    const from = await edits.addCycle({ title: 'Now', startsOn: '2026-11-01', endsOn: '2026-11-30' })
    const to = await edits.addCycle({ title: 'Next', startsOn: '2026-12-01', endsOn: '2026-12-31' })
    const parentId = await edits.addObjective({ title: 'Of the year', cycleId: year })
    const child = await edits.addObjective({ title: 'Child', cycleId: from, parentId })
    const slow = await edits.addKeyResult(child, { ...metric, title: 'Slow' })
    const fast = await edits.addKeyResult(child, { ...metric, title: 'Fast', counterKeyResultId: slow })
    await checkIn(fast, 120)
    await edits.app.copyObjectives(edits.me, to, { fromCycleId: from })
    const [copy] = (await edits.app.listObjectives(edits.me, { cycleId: to })).items
    const [newSlow, newFast] = copy?.keyResults ?? []
    expect(copy?.parentId).toBe(parentId)
    expect(newSlow).toMatchObject({ title: 'Slow', baseline: 0, target: 100, counterKeyResultId: null })
    expect(newFast).toMatchObject({ baseline: 120, target: null, counterKeyResultId: newSlow?.id })
    expect([slow, fast]).not.toContain(newSlow?.id)
  })

  test('refuses cycles and objectives that are not there', async () => {
    const to = await edits.addCycle({ title: 'Next', startsOn: '2026-12-01', endsOn: '2026-12-31' })
    const { field } = await refusal(edits.app.copyObjectives(edits.me, to, { fromCycleId: to }))
    expect(field).toBe('body.fromCycleId')
  })
})
