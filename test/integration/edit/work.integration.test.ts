import { describe, expect, test } from 'vitest'
import { aBlock } from '../postgres/support/samples.ts'
import { keyResults, MONDAY_MS, refusal, useEdits } from './support/use-edits.ts'

const edits = useEdits()
const nowhere = '019abcde-0000-7000-8000-000000000000'
const DAY_MS = 24 * 60 * 60 * 1000

const readTask = (id: string) => edits.app.readTask(edits.me, id)
const changeTask = (id: string, body: object) => edits.app.updateTask(edits.me, id, body)
const readHabit = (id: string) => edits.app.readHabit(edits.me, id)
const changeHabit = (id: string, body: object) => edits.app.updateHabit(edits.me, id, body)

describe('tasks', () => {
  test('have an hour, in blocks of 30 to 120 minutes, until the end of the third working day', async () => {
    expect(await readTask(await edits.addTask())).toMatchObject({
      minutes: 60,
      minBlockMinutes: 30,
      maxBlockMinutes: 120,
      priority: 2,
      hoursProfileId: await edits.hoursOf('work'),
      due: '2026-11-26T16:00:00.000Z',
      hardDue: false,
    })
  })

  test('of few minutes are done in one go, of long blocks may be longer', async () => {
    expect(await readTask(await edits.addTask({ minutes: 10 }))).toMatchObject({
      minBlockMinutes: 10,
      maxBlockMinutes: 120,
    })
    expect(await readTask(await edits.addTask({ minutes: 300, minBlockMinutes: 180 }))).toMatchObject({
      maxBlockMinutes: 180,
    })
    expect((await readTask(await edits.addTask({ due: null }))).due).toBeNull()
  })

  test.each([
    [{ minBlockMinutes: 90 }, 'body.minBlockMinutes'],
    [{ minBlockMinutes: 45, maxBlockMinutes: 30 }, 'body.minBlockMinutes'],
    [{ maxMinutesPerDay: 20 }, 'body.maxMinutesPerDay'],
    [{ notBefore: '2026-12-01T08:00:00Z', due: '2026-12-01T08:00:00Z' }, 'body.due'],
    [{ due: null, hardDue: true }, 'body.hardDue'],
    [{ preferredFrom: '09:00' }, 'body.preferredTo'],
    [{ preferredFrom: '09:00', preferredTo: '09:00' }, 'body.preferredTo'],
    [{ hoursProfileId: nowhere }, 'body.hoursProfileId'],
    [{ objectiveId: nowhere }, 'body.objectiveId'],
    [{ keyResultId: nowhere }, 'body.keyResultId'],
    [{ afterTaskIds: [nowhere] }, 'body.afterTaskIds'],
  ])('%j is refused at %s, new or changed', async (body, field) => {
    expect((await refusal(edits.addTask(body))).field).toBe(field)
    const id = await edits.addTask()
    const before = await readTask(id)
    expect((await refusal(changeTask(id, body))).field).toBe(field)
    expect(await readTask(id)).toEqual(before)
  })

  test('that begin later are due later', async () => {
    const id = await edits.addTask({ notBefore: '2026-12-01T08:00:00Z' })
    expect((await readTask(id)).due).toBe('2026-12-04T16:00:00.000Z')
  })

  test('wait for others, never for themselves', async () => {
    const [a, b, c] = [await edits.addTask(), await edits.addTask(), await edits.addTask()]
    await changeTask(b, { afterTaskIds: [a] })
    await changeTask(c, { afterTaskIds: [b, a] })
    expect((await refusal(changeTask(a, { afterTaskIds: [a] }))).field).toBe('body.afterTaskIds')
    expect((await refusal(changeTask(a, { afterTaskIds: [c] }))).expected).toContain(
      '“T” after “T” after “T” is a circle',
    )
    await changeTask(c, { afterTaskIds: [] })
    await changeTask(a, { afterTaskIds: [c] })
    expect((await readTask(a)).afterTaskIds).toEqual([c])
  })

  test('name an objective and a key result that belong together', async () => {
    const [one, two] = [await edits.addObjective(), await edits.addObjective()]
    const keyResultId = await edits.addKeyResult(one, keyResults.metric)
    expect((await refusal(edits.addTask({ objectiveId: two, keyResultId }))).expected).toBe(
      `a key result of the objective ${two}`,
    )
    await edits.addTask({ objectiveId: one, keyResultId })
  })

  test('of an effort plan take their hours from there', async () => {
    const id = await edits.addTask()
    await edits.ask(async ({ tasks }) => {
      const task = await tasks.find(id)
      if (task !== null)
        await tasks.save({ ...task, source: 'effort-plan', weekOf: '2026-11-23', keyResultId: null })
    })
    for (const body of [
      { minutes: 5 },
      { due: null },
      { notBefore: null },
      { objectiveId: null },
      { keyResultId: null },
    ]) {
      const { wayOut } = await refusal(changeTask(id, body))
      expect(wayOut).toBe('Change the effort plan of the key result instead.')
    }
    await changeTask(id, { title: 'Mine', priority: 1 })
  })

  test('done and open again; what is so already changes nothing', async () => {
    const id = await edits.addTask()
    await edits.app.completeTask(edits.me, id)
    edits.goTo(MONDAY_MS + DAY_MS)
    await edits.app.completeTask(edits.me, id)
    expect(await readTask(id)).toMatchObject({ status: 'done', doneAt: '2026-11-23T07:00:00.000Z' })
    await edits.app.reopenTask(edits.me, id)
    expect(await readTask(id)).toMatchObject({ status: 'open', doneAt: null })
    await edits.app.dropTask(edits.me, id)
    expect((await readTask(id)).status).toBe('dropped')
  })

  test('a line that cannot be read says which words, and adds nothing', async () => {
    const refused = await refusal(edits.app.quickAddTask(edits.me, 'Write it due Blursday'))
    expect([refused.code, refused.field]).toEqual([
      'invalid-quick-add',
      expect.stringMatching(/^body\.text\[\d+\.\.\d+\]$/),
    ])
    expect((await edits.app.listTasks(edits.me, { status: 'open', limit: 50 })).items).toEqual([])
  })

  test('a page goes on where the one before ended', async () => {
    for (const priority of [3, 1, 2, 4, 1]) await edits.addTask({ priority })
    const first = await edits.app.listTasks(edits.me, { status: 'open', limit: 3 })
    const rest = await edits.app.listTasks(edits.me, {
      status: 'open',
      limit: 3,
      cursor: first.nextCursor ?? '',
    })
    expect([...first.items, ...rest.items].map(({ priority }) => priority)).toEqual([1, 1, 2, 3, 4])
    expect(rest.nextCursor).toBeNull()
  })
})

test('what is over is told page by page, the latest first', async () => {
  const ids: string[] = []
  for (const priority of [1, 4, 2, 3]) ids.push(await edits.addTask({ priority }))
  for (const [hour, id] of ids.entries()) {
    edits.goTo(MONDAY_MS + hour * 3_600_000)
    await edits.app.completeTask(edits.me, id)
  }
  const first = await edits.app.listTasks(edits.me, { status: 'done', limit: 3 })
  const rest = await edits.app.listTasks(edits.me, {
    status: 'done',
    limit: 3,
    cursor: first.nextCursor ?? '',
  })
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids.toReversed())
  expect(rest.nextCursor).toBeNull()
})

describe('habits', () => {
  test.each([
    [{ minMinutes: 60 }, 'body.minMinutes'],
    [{ windowFrom: '10:00', windowTo: '10:00' }, 'body.windowTo'],
    [{ windowFrom: '10:00', windowTo: '10:30' }, 'body.minMinutes'],
    [{ idealStart: '07:59', windowFrom: '08:00', windowTo: '10:00' }, 'body.idealStart'],
    [{ idealStart: '10:00', windowFrom: '08:00', windowTo: '10:00' }, 'body.idealStart'],
    [{ timesPerWeek: 3, days: [1, 2] }, 'body.timesPerWeek'],
    [{ cadence: 'exactly', days: [1, 2, 3, 4] }, 'body.timesPerWeek'],
    [{ startsOn: '2026-12-02', endsOn: '2026-12-01' }, 'body.endsOn'],
    [{ hoursProfileId: nowhere }, 'body.hoursProfileId'],
    [{ objectiveId: nowhere }, 'body.objectiveId'],
  ])('%j is refused at %s, new or changed', async (body, field) => {
    expect((await refusal(edits.addHabit(body))).field).toBe(field)
    const id = await edits.addHabit()
    expect((await refusal(changeHabit(id, body))).field).toBe(field)
  })

  test('begins best within its window, also where nobody says when', async () => {
    const id = await edits.addHabit({ windowFrom: '18:00', windowTo: '20:00' })
    const best = async () => (await edits.app.readHabit(edits.me, id)).idealStart
    expect(await best()).toBe('18:00')
    const refused = await refusal(changeHabit(id, { windowTo: '23:00', windowFrom: '19:00' }))
    expect(refused).toMatchObject({
      field: 'body.idealStart',
      expected: 'a time from windowFrom, 19:00, on and before windowTo, 23:00',
    })
    // One from before this was asked for stays until it is said anew.
    await edits.ask(async ({ habits }) => habits.save({ ...(await habits.find(id))!, idealStart: '12:00' }))
    await changeHabit(id, { title: 'Evenings' })
    expect(await best()).toBe('12:00')
    expect((await refusal(changeHabit(id, { idealStart: '12:30' }))).field).toBe('body.idealStart')
  })

  test('a change is checked together with what stays', async () => {
    const id = await edits.addHabit({ days: [1, 3, 5] })
    expect((await refusal(changeHabit(id, { timesPerWeek: 4 }))).expected).toBe(
      'at most the number of allowed days, 3',
    )
    await changeHabit(id, { timesPerWeek: 4, days: [1, 2, 3, 4] })
    expect(edits.woken()).toEqual(['plan'])
  })

  test('are skipped today or later, where the person lives', async () => {
    const id = await edits.addHabit()
    edits.goTo(Date.UTC(2026, 10, 23, 23, 30))
    const { expected } = await refusal(edits.app.skipHabit(edits.me, id, '2026-11-23'))
    expect(expected).toBe('today, 2026-11-24, or a later date')
    await edits.app.skipHabit(edits.me, id, '2026-11-24')
    await edits.app.skipHabit(edits.me, id, '2026-11-24')
    expect((await readHabit(id)).skippedDates).toEqual(['2026-11-24'])
    await edits.app.unskipHabit(edits.me, id, '2026-11-24')
    await edits.app.unskipHabit(edits.me, id, '2026-11-24')
    expect((await readHabit(id)).skippedDates).toEqual([])
  })

  test('pause and go on', async () => {
    const id = await edits.addHabit()
    await edits.app.pauseHabit(edits.me, id)
    expect((await readHabit(id)).isPaused).toBe(true)
    await edits.app.resumeHabit(edits.me, id)
    expect((await readHabit(id)).isPaused).toBe(false)
  })

  test('without a past they vanish, with one they end yesterday', async () => {
    const [young, old] = [await edits.addHabit(), await edits.addHabit()]
    await edits.ask(({ blocks }) => blocks.save(aBlock(old, { itemKind: 'habit', itemId: old })))
    await edits.app.removeHabit(edits.me, young)
    await edits.app.removeHabit(edits.me, old)
    expect(await edits.ask(({ habits }) => habits.find(young))).toBeNull()
    expect(await edits.ask(({ habits }) => habits.find(old))).toMatchObject({ endsOn: '2026-11-22' })
  })
})

describe('hours', () => {
  const ranges = [{ days: [1], from: '09:00', to: '10:00' }]
  const own = async () => (await edits.app.createHours(edits.me, { name: 'own', ranges })).id

  test('that everybody has keep their names and stay', async () => {
    const id = await edits.hoursOf('work')
    expect((await refusal(edits.app.updateHours(edits.me, id, { name: 'job' }))).message).toBe(
      'The hours profile "work" cannot be renamed.',
    )
    expect((await refusal(edits.app.removeHours(edits.me, id))).message).toBe(
      'The hours profile "work" cannot be removed.',
    )
    await edits.app.updateHours(edits.me, id, { name: 'work', ranges })
    expect(edits.woken()).toEqual(['plan', 'unfold'])
  })

  test('have names of their own', async () => {
    await own()
    expect((await refusal(own())).code).toBe('name-taken')
    const other = await edits.app.createHours(edits.me, { name: 'other', ranges })
    expect((await refusal(edits.app.updateHours(edits.me, other.id, { name: 'own' }))).code).toBe(
      'name-taken',
    )
  })

  test.each(['task', 'habit', 'effort plan'])('used by a %s stay, and say by which', async (user) => {
    const hoursProfileId = await own()
    const title = `The ${user}`
    if (user === 'task') await edits.addTask({ title, hoursProfileId })
    if (user === 'habit') await edits.addHabit({ title, hoursProfileId })
    if (user === 'effort plan') {
      const effortPlan = { targetMinutesPerWeek: 60, hoursProfileId }
      await edits.addKeyResult(await edits.addObjective(), { ...keyResults.effort, title, effortPlan })
    }
    const refused = await refusal(edits.app.removeHours(edits.me, hoursProfileId))
    expect(refused).toMatchObject({
      code: 'profile-in-use',
      message: `The hours profile "own" is used, for instance by "${title}".`,
    })
  })

  test('that nothing uses are removed', async () => {
    const id = await own()
    await edits.app.removeHours(edits.me, id)
    expect((await refusal(edits.app.removeHours(edits.me, id))).code).toBe('not-found')
  })
})

test('settings: what is not named stays; days off are sorted, each once', async () => {
  const before = await edits.app.readPerson(edits.me)
  const after = await edits.app.updateSettings(edits.me, {
    daysOff: ['2026-12-31', '2026-12-24', '2026-12-31'],
    settings: { freezeMinutes: 5 },
  })
  expect(after).toEqual({
    ...before,
    daysOff: ['2026-12-24', '2026-12-31'],
    settings: { ...before.settings, freezeMinutes: 5 },
  })
  expect(edits.woken()).toEqual(['plan', 'publish', 'settle', 'unfold'])
})

test('settings: trips are put in order, and none hides another', async () => {
  const [tokyo, york] = [
    { from: '2026-12-07', to: '2026-12-09', timeZone: 'Asia/Tokyo' },
    { from: '2026-12-01', to: '2026-12-03', timeZone: 'America/New_York' },
  ]
  const after = await edits.app.updateSettings(edits.me, { trips: [tokyo, york] })
  expect(after.trips).toEqual([york, tokyo])
  expect((await edits.app.readPerson(edits.me)).trips).toEqual([york, tokyo])
  expect(edits.woken()).toContain('plan')
})

test('settings: how times are written is nothing to plan anew for', async () => {
  const look = { hourCycle: '12', dateOrder: 'iso', firstRun: 'closed' } as const
  const after = await edits.app.updateSettings(edits.me, { settings: look })
  expect(after.settings).toMatchObject(look)
  expect(edits.woken()).toEqual([])
})
