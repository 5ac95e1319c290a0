import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listCycles } from '#contracts/http/cycle-routes.ts'
import { createKeyResult, updateKeyResult } from '#contracts/http/key-result-routes.ts'
import { listLedger } from '#contracts/http/ledger-routes.ts'
import { createObjective, listObjectives, readObjective } from '#contracts/http/objective-routes.ts'
import { createHours, listHours, readSettings } from '#contracts/http/settings-routes.ts'
import { createTask, listTasks, readTask } from '#contracts/http/task-routes.ts'
import { type Answer, Client } from '../support/client.ts'
import { type QuietApp, startQuietApp } from '../support/quiet-app.ts'

let app: QuietApp
let ada: Client
let bob: Client
beforeAll(async () => {
  app = await startQuietApp()
  ;[ada, bob] = [new Client(app), new Client(app)]
  await ada.signIn('ada@example.com', 'Europe/Berlin')
  await bob.signIn('bob@example.com', 'America/New_York')
}, 60_000)
afterAll(() => app.stop())

const statuses = (answers: readonly Answer[]): number[] => answers.map(({ status }) => status)
const sorted = (answers: readonly Answer[]): number[] => statuses(answers).toSorted((a, b) => a - b)
const failures = (answers: readonly Answer[]): readonly Answer[] =>
  answers.filter(({ status }) => status >= 500)
/** The changes that really were made: only such have an id, by which they can be taken back. */
const changesIn = (answers: readonly Answer[]): unknown[] =>
  answers.map(({ body }) => (body as { changeId: unknown }).changeId).filter((id) => id !== null)
const times = <T>(count: number, ask: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => ask(index)))

const newTask = (body: object = {}) =>
  ada.call(createTask, { body: { title: 'Shared', minutes: 120, ...body } })

describe('the same thing, changed at the same time', () => {
  test('changes of different fields of a task are all kept', async () => {
    const { id } = await newTask()
    const changes = [
      { title: 'New' },
      { notes: 'n' },
      { priority: 1 },
      { minutes: 240 },
      { colorId: '3' },
      { upNextRank: 5 },
    ]
    const answers = await Promise.all(
      changes.map((change) => ada.send('PATCH', `/api/v1/tasks/${id}`, change)),
    )
    expect(statuses(answers)).toEqual([200, 200, 200, 200, 200, 200])
    expect(await ada.call(readTask, { params: { id } })).toMatchObject(
      Object.assign({}, ...changes) as object,
    )
  })

  test('of two changes that exclude each other one is refused', async () => {
    const { id } = await newTask({ minBlockMinutes: 30 })
    const answers = await Promise.all([
      ada.send('PATCH', `/api/v1/tasks/${id}`, { minutes: 30 }),
      ada.send('PATCH', `/api/v1/tasks/${id}`, { minBlockMinutes: 60 }),
    ])
    expect(sorted(answers)).toEqual([200, 400])
  })

  test('tasks never come to wait for each other in a circle', async () => {
    const ring = await times(4, () => newTask())
    const answers = await times(4, (index) =>
      ada.send('PATCH', `/api/v1/tasks/${ring[index]?.id}`, { afterTaskIds: [ring[(index + 1) % 4]?.id] }),
    )
    expect(sorted(answers)).toEqual([200, 200, 200, 400])
  })

  test('objectives never come to stand below themselves', async () => {
    const ring = await times(3, () => ada.call(createObjective, { body: { title: 'Ring' } }))
    const answers = await times(3, (index) =>
      ada.send('PATCH', `/api/v1/objectives/${ring[index]?.id}`, { parentId: ring[(index + 1) % 3]?.id }),
    )
    expect(sorted(answers)).toEqual([200, 200, 400])
  })

  test('a metric never ends where it began', async () => {
    const { id } = await ada.call(createObjective, { body: { title: 'Metric' } })
    const kr = await ada.call(createKeyResult, {
      params: { id },
      body: { kind: 'metric', title: 'Users', baseline: 0, target: 100 },
    })
    const answers = await Promise.all([
      ada.send('PATCH', `/api/v1/key-results/${kr.id}`, { baseline: 50 }),
      ada.send('PATCH', `/api/v1/key-results/${kr.id}`, { target: 50 }),
    ])
    expect(sorted(answers)).toEqual([200, 400])
    await ada.call(updateKeyResult, { params: { id: kr.id }, body: { title: 'Still editable' } })
  })

  test('changes of different settings are all kept', async () => {
    const changes = [
      { freezeMinutes: 30 },
      { travelMinutes: 15 },
      { bufferAfterMinutes: 10 },
      { allDayIsBusy: true },
      { horizonWeeks: 3 },
    ]
    const answers = await Promise.all(
      changes.map((settings) => ada.send('PATCH', '/api/v1/settings', { settings })),
    )
    expect(statuses(answers)).toEqual([200, 200, 200, 200, 200])
    expect((await ada.call(readSettings, {})).settings).toMatchObject(Object.assign({}, ...changes) as object)
  })

  test('hours that somebody begins to use while they are removed', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await ada.call(createHours, {
        body: { name: `h${round}`, ranges: [{ days: [1], from: '09:00', to: '10:00' }] },
      })
      const answers = await Promise.all([
        ada.send('DELETE', `/api/v1/hours/${id}`),
        ada.send('POST', '/api/v1/tasks', { title: 'Uses it', hoursProfileId: id }),
      ])
      expect([
        [204, 400],
        [409, 201],
      ]).toContainEqual(statuses(answers))
    }
    const profiles = new Set((await ada.call(listHours, {})).items.map(({ id }) => id))
    const { items } = await ada.call(listTasks, { query: { limit: 200 } })
    expect(items.filter(({ hoursProfileId }) => !profiles.has(hoursProfileId))).toEqual([])
  })

  test('an objective that is removed while key results, tasks and check-ins arrive', async () => {
    const { id } = await ada.call(createObjective, { body: { title: 'Short-lived' } })
    const keyResult = { kind: 'milestone', title: 'K' }
    const asks: ((index: number) => Promise<Answer>)[] = [
      () => ada.send('POST', `/api/v1/objectives/${id}/key-results`, keyResult),
      () => ada.send('POST', '/api/v1/tasks', { title: 'T', objectiveId: id }),
      (index) =>
        index === 2 ? ada.send('DELETE', `/api/v1/objectives/${id}`) : ada.send('GET', '/api/v1/objectives'),
    ]
    const answers = await times(9, (index) => (asks[index % 3] as (typeof asks)[number])(index))
    expect(failures(answers)).toEqual([])
  })
})

describe('the same request, sent twice', () => {
  test('one name for one hours profile', async () => {
    const body = { name: 'double', ranges: [{ days: [1], from: '09:00', to: '10:00' }] }
    const answers = await times(5, () => ada.send('POST', '/api/v1/hours', body))
    expect(sorted(answers)).toEqual([201, 409, 409, 409, 409])
  })

  test('done, reopened and dropped again: the second time changes nothing', async () => {
    const { id } = await newTask()
    const done = await times(4, () => ada.send('POST', `/api/v1/tasks/${id}/done`))
    const dropped = await times(4, () => ada.send('DELETE', `/api/v1/tasks/${id}`))
    expect([...statuses(done), ...statuses(dropped)]).toEqual([200, 200, 200, 200, 200, 200, 200, 200])
    expect(changesIn(done)).toHaveLength(1)
    expect(changesIn(dropped)).toHaveLength(1)
    expect((await ada.call(readTask, { params: { id } })).status).toBe('dropped')
  })

  test('removed twice: once it was there', async () => {
    const { id } = await ada.call(createObjective, { body: { title: 'Twice' } })
    const answers = await times(4, () => ada.send('DELETE', `/api/v1/objectives/${id}`))
    expect(sorted(answers)).toEqual([204, 404, 404, 404])
  })

  test('corrected by several at once: the sum is what one of them said', async () => {
    const task = await newTask()
    const { body } = await ada.send('POST', '/api/v1/ledger', { taskId: task.id, minutes: 60 })
    const entry = body as { id: string }
    const answers = await times(4, (index) =>
      ada.send('POST', `/api/v1/ledger/${entry.id}/correct`, { minutes: 10 * (index + 1) }),
    )
    const { items } = await ada.call(listLedger, { query: { taskId: task.id } })
    const sum = items.reduce((minutes, one) => minutes + one.minutes, 0)
    expect(failures(answers)).toEqual([])
    expect([10, 20, 30, 40]).toContain(sum)
  })

  test('a new person’s first look makes one quarter', async () => {
    const fresh = new Client(app)
    await fresh.signIn('fresh@example.com', 'Asia/Kolkata')
    const answers = await times(6, (index) =>
      index % 2 === 0
        ? fresh.send('GET', '/api/v1/cycles')
        : fresh.send('POST', '/api/v1/objectives', { title: 'First' }),
    )
    const { items } = await fresh.call(listCycles, {})
    expect(failures(answers)).toEqual([])
    expect(items.map(({ kind }) => kind)).toEqual(['quarter'])
  })
})

test('two people at once never see or touch each other’s things', async () => {
  const mine = await ada.call(createObjective, { body: { title: 'Ada’s secret' } })
  const answers = await times(30, (index) => {
    const who = index % 2 === 0 ? ada : bob
    if (index % 3 === 0)
      return who.send('POST', '/api/v1/tasks', { title: who === ada ? 'of Ada' : 'of Bob' })
    if (index % 3 === 1) return who.send('GET', '/api/v1/week')
    return who.send('POST', '/api/v1/objectives', { title: who === ada ? 'of Ada' : 'of Bob' })
  })
  expect(failures(answers)).toEqual([])
  const ofBob = JSON.stringify([
    await bob.call(listTasks, { query: { limit: 200 } }),
    await bob.call(listObjectives, { query: {} }),
    await bob.call(listCycles, {}),
  ])
  expect(ofBob).not.toMatch(/Ada|ada@/)
  expect((await bob.send('POST', '/api/v1/tasks', { title: 'x', objectiveId: mine.id })).status).toBe(400)
  expect((await bob.send('PATCH', `/api/v1/objectives/${mine.id}`, { title: 'x' })).status).toBe(404)
  expect((await ada.call(readObjective, { params: { id: mine.id } })).title).toBe('Ada’s secret')
})
