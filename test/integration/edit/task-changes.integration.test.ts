import { describe, expect, test } from 'vitest'
import { createUnfoldGoals } from '#app/unfold/unfold-goals.ts'
import type { Block } from '#core/blocks/block.ts'
import { HOUR_MS, MINUTE_MS } from '#core/time/interval.ts'
import { aBlock } from '../postgres/support/samples.ts'
import { ids } from '../postgres/support/store.ts'
import { MONDAY_MS, refusal, useEdits } from './support/use-edits.ts'

const edits = useEdits()
const nowhere = '019abcde-0000-7000-8000-000000000000'

const read = (id: string) => edits.app.readTask(edits.me, id)
const undo = async (done: Promise<{ readonly changeId: string | null }>) =>
  edits.app.undoTaskChange(edits.me, (await done).changeId ?? nowhere)
const blocksOf = (id: string) => edits.ask(({ blocks }) => blocks.listForItem(id))
const stateOf = async (id: string) => (await blocksOf(id)).map(({ state }) => state)

async function addBlock(taskId: string, more: Partial<Block> = {}): Promise<string> {
  const id = ids.next()
  const place = { startMs: MONDAY_MS + 2 * HOUR_MS, endMs: MONDAY_MS + 3 * HOUR_MS }
  const block = aBlock(id, { itemKind: 'task', itemId: taskId, state: 'flexible', ...place, ...more })
  await edits.ask(({ blocks }) => blocks.save(block))
  return id
}

const later = { startMs: MONDAY_MS + 30 * HOUR_MS, endMs: MONDAY_MS + 31 * HOUR_MS }

const actions = {
  completeTask: (id: string) => edits.app.completeTask(edits.me, id),
  reopenTask: (id: string) => edits.app.reopenTask(edits.me, id),
  dropTask: (id: string) => edits.app.dropTask(edits.me, id),
  startTask: (id: string) => edits.app.startTask(edits.me, id),
  stopTask: (id: string) => edits.app.stopTask(edits.me, id),
  logTaskWork: (id: string) => edits.app.logTaskWork(edits.me, id, { minutes: 20, note: '' }),
  placeTask: (id: string) => edits.app.placeTask(edits.me, id, later),
  addTaskTime: (id: string) => edits.app.addTaskTime(edits.me, id, 30),
  snoozeTask: (id: string) => edits.app.snoozeTask(edits.me, id, 'tomorrow'),
  unscheduleTask: (id: string) => edits.app.unscheduleTask(edits.me, id),
  scheduleTask: (id: string) => edits.app.scheduleTask(edits.me, id),
  splitTask: (id: string) => edits.app.splitTask(edits.me, id, [{ minutes: 30 }, { minutes: 30 }]),
  repeatTask: (id: string) => edits.app.repeatTask(edits.me, id, 'FREQ=DAILY'),
  endTaskRepeat: (id: string) => edits.app.endTaskRepeat(edits.me, id),
  updateTaskSeries: (id: string) => edits.app.updateTaskSeries(edits.me, id, { title: 'Other' }),
  bulkTasks: (id: string) => edits.app.bulkTasks(edits.me, [id], { do: 'done' }),
} as const
type Action = keyof typeof actions
const names = Object.keys(actions) as Action[]

describe('actions', () => {
  test.each(names)('%s knows only tasks of the person', async (name) => {
    expect((await refusal(actions[name](nowhere))).code).toBe('not-found')
  })

  test.each(names.filter((name) => name !== 'reopenTask' && name !== 'dropTask'))(
    '%s is refused on a dropped task, and changes nothing',
    async (name) => {
      const id = await edits.addTask()
      await edits.app.dropTask(edits.me, id)
      const before = await read(id)
      const { kind, message, wayOut } = await refusal(actions[name](id))
      expect([kind, message.startsWith('Cannot'), (wayOut ?? '').length > 0]).toEqual([
        'conflict',
        true,
        true,
      ])
      expect(await read(id)).toEqual(before)
    },
  )

  test('what is done can be dropped, and taken back', async () => {
    const id = await edits.addTask()
    await edits.app.completeTask(edits.me, id)
    const done = await read(id)
    const changeId = (await edits.app.dropTask(edits.me, id)).changeId
    expect(await read(id)).toMatchObject({ status: 'dropped' })
    await edits.app.undoTaskChange(edits.me, changeId ?? '')
    expect(await read(id)).toEqual(done)
  })

  test.each(
    names.filter(
      (name) =>
        !['reopenTask', 'stopTask', 'scheduleTask', 'endTaskRepeat', 'updateTaskSeries'].includes(name),
    ),
  )('%s can be taken back, once', async (name) => {
    const id = await edits.addTask()
    await addBlock(id, { startMs: MONDAY_MS + 10 * MINUTE_MS })
    const [task, blocks] = [await read(id), await blocksOf(id)]
    const { changeId } = await actions[name](id)
    expect(changeId).not.toBeNull()
    await edits.app.undoTaskChange(edits.me, changeId ?? '')
    expect(await read(id)).toEqual(task)
    expect((await blocksOf(id)).filter(({ state }) => state !== 'withdrawn')).toEqual(blocks)
    expect(await edits.ask(({ ledger }) => ledger.sumMinutes({ taskId: id }))).toBe(0)
    const open = await edits.app.listTasks(edits.me, { status: 'open', limit: 50 })
    expect(open.items.map((one) => one.id)).toEqual([id])
    expect((await refusal(edits.app.undoTaskChange(edits.me, changeId ?? ''))).code).toBe('already-undone')
  })

  test('a change of a stranger, or one that something else came after, is not taken back', async () => {
    expect((await refusal(edits.app.undoTaskChange(edits.me, nowhere))).code).toBe('not-found')
    const id = await edits.addTask()
    const change = edits.app.updateTask(edits.me, id, { title: 'One' })
    await change
    await edits.app.updateTask(edits.me, id, { title: 'Two' })
    expect(await refusal(undo(change))).toMatchObject({
      code: 'changed-since',
      message: expect.stringContaining('“Two” has changed since') as string,
    })
  })
})

describe('the timer', () => {
  test('of a task without a block begins one, and what it brought is recorded and taken back', async () => {
    const id = await edits.addTask({ minutes: 90 })
    await edits.app.startTask(edits.me, id)
    expect(await stateOf(id)).toEqual(['running'])
    expect((await refusal(edits.app.startTask(edits.me, id))).kind).toBe('conflict')
    expect((await refusal(edits.app.startTask(edits.me, await edits.addTask()))).code).toBe(
      'another-block-runs',
    )
    expect((await refusal(edits.app.snoozeTask(edits.me, id, 'tomorrow'))).code).toBe('task-runs')
    edits.goTo(MONDAY_MS + 25 * MINUTE_MS)
    const stop = edits.app.stopTask(edits.me, id)
    await stop
    expect((await read(id)).doneMinutes).toBe(25)
    expect((await refusal(edits.app.stopTask(edits.me, id))).code).toBe('task-not-running')
    await undo(stop)
    expect([(await read(id)).doneMinutes, await stateOf(id)]).toEqual([0, ['running']])
    const running = (await edits.ask(({ blocks }) => blocks.listForItem(id)))[0]!
    await edits.ask(({ blocks }) => blocks.save({ ...running, state: 'unconfirmed' }))
    expect((await refusal(edits.app.stopTask(edits.me, id))).code).toBe('timer-ended')
    await edits.ask(({ blocks }) => blocks.save(running))
    edits.goTo(MONDAY_MS + 40 * MINUTE_MS)
    await edits.app.completeTask(edits.me, id)
    expect(await read(id)).toMatchObject({ status: 'done', doneMinutes: 40 })
  })
})

describe('snoozing', () => {
  test('takes blocks off the calendar, and lets a soft due date go along', async () => {
    const id = await edits.addTask({ due: '2026-11-23T16:00:00Z' })
    await addBlock(id, { state: 'pinned' })
    await edits.app.snoozeTask(edits.me, id, 'next-week')
    expect(await read(id)).toMatchObject({
      notBefore: '2026-11-29T23:00:00.000Z',
      due: '2026-11-30T16:00:00.000Z',
    })
    expect(await stateOf(id)).toEqual(['withdrawn'])
  })

  test('does not go past a hard due date, nor back into this evening', async () => {
    const hard = await edits.addTask({ due: '2026-11-23T16:00:00Z', hardDue: true })
    expect((await refusal(edits.app.snoozeTask(edits.me, hard, 'tomorrow'))).code).toBe(
      'snoozed-past-hard-due',
    )
    edits.goTo(MONDAY_MS + 11 * HOUR_MS)
    const id = await edits.addTask()
    expect((await refusal(edits.app.snoozeTask(edits.me, id, 'this-evening'))).code).toBe('evening-has-begun')
  })

  test('until this evening means that of where one is', async () => {
    const trip = { from: '2026-11-20', to: '2026-11-27', timeZone: 'America/Los_Angeles' }
    await edits.ask(async ({ person }) => person.save({ ...(await person.get()), trips: [trip] }))
    // Ten in the morning over there, past six at home.
    edits.goTo(MONDAY_MS + 12 * HOUR_MS)
    const id = await edits.addTask()
    await edits.app.snoozeTask(edits.me, id, 'this-evening')
    expect((await read(id)).notBefore).toBe('2026-11-24T02:00:00.000Z')
  })
})

test('a task split in three keeps its goal, its dates and its place among others', async () => {
  const objectiveId = await edits.addObjective()
  const first = await edits.addTask({ title: 'First' })
  const id = await edits.addTask({
    title: 'Book',
    minutes: 180,
    objectiveId,
    afterTaskIds: [first],
    priority: 1,
  })
  const last = await edits.addTask({ title: 'Last', afterTaskIds: [id] })
  const { expected } = await refusal(edits.app.splitTask(edits.me, id, [{ minutes: 60 }, { minutes: 60 }]))
  expect(expected).toContain('180 minutes together')
  const parts = [{ minutes: 60 }, { minutes: 100, title: 'Write' }, { minutes: 20 }]
  const split = edits.app.splitTask(edits.me, id, parts)
  const { taskIds } = await split
  const tasks = await edits.app.readTasks(edits.me, taskIds)
  expect(tasks.map(({ title, minutes }) => [title, minutes])).toEqual([
    ['Book (1/3)', 60],
    ['Write', 100],
    ['Book (3/3)', 20],
  ])
  const { due } = await read(id)
  for (const task of tasks) expect(task).toMatchObject({ objectiveId, due, priority: 1, status: 'open' })
  expect(tasks.map(({ afterTaskIds }) => afterTaskIds)).toEqual([[first], [taskIds[0]], [taskIds[1]]])
  expect((await read(last)).afterTaskIds).toEqual([taskIds[2]])
  await undo(split)
  expect((await read(last)).afterTaskIds).toEqual([id])
  expect(await read(id)).toMatchObject({ title: 'Book', minutes: 180 })
  expect((await refusal(read(taskIds[1] ?? ''))).code).toBe('not-found')
})

describe('many at once', () => {
  test('all are changed, and one undo takes it back', async () => {
    const taskIds = [await edits.addTask(), await edits.addTask({ priority: 4 })]
    const bulk = edits.app.bulkTasks(edits.me, taskIds, { do: 'edit', fields: { priority: 1 } })
    await bulk
    expect((await edits.app.readTasks(edits.me, taskIds)).map(({ priority }) => priority)).toEqual([1, 1])
    await undo(bulk)
    expect((await edits.app.readTasks(edits.me, taskIds)).map(({ priority }) => priority)).toEqual([2, 4])
  })

  test('where one refuses, nothing has happened', async () => {
    const [one, two] = [await edits.addTask(), await edits.addTask()]
    await edits.app.dropTask(edits.me, two)
    await refusal(edits.app.bulkTasks(edits.me, [one, two], { do: 'snooze', for: 'tomorrow' }))
    await refusal(edits.app.bulkTasks(edits.me, [one, nowhere], { do: 'done' }))
    expect(await read(one)).toMatchObject({ status: 'open', notBefore: null })
  })
})

const unfold = () => createUnfoldGoals(edits.dependencies)(edits.me)
const open = async () =>
  (await edits.app.listTasks(edits.me, { status: 'open', limit: 50 })).items
    .map(({ title, due, repeat }) => [title, due, repeat?.date])
    .toSorted((a, b) => String(a[1]).localeCompare(String(b[1])))

describe('what comes again', () => {
  test('is made when the one before is done, or when its time has come; a second look makes none', async () => {
    const id = await edits.addTask({ title: 'Report', due: '2026-11-27T16:00:00Z' })
    await edits.app.repeatTask(edits.me, id, 'FREQ=WEEKLY;BYDAY=FR')
    expect((await read(id)).repeat).toMatchObject({ words: 'every week on Fri', date: '2026-11-27' })
    await unfold()
    expect(await open()).toHaveLength(1)
    await edits.app.completeTask(edits.me, id)
    await unfold()
    await unfold()
    expect(await open()).toEqual([['Report', '2026-12-04T16:00:00.000Z', '2026-12-04']])
    edits.goTo(Date.UTC(2026, 11, 5, 8))
    await unfold()
    expect(await open()).toEqual([
      ['Report', '2026-12-04T16:00:00.000Z', '2026-12-04'],
      ['Report', '2026-12-11T16:00:00.000Z', '2026-12-11'],
    ])
  })

  test('is changed alone, or with all that are to come, and ends', async () => {
    const id = await edits.addTask({ title: 'Report', due: '2026-11-27T16:00:00Z' })
    await edits.app.repeatTask(edits.me, id, 'FREQ=WEEKLY')
    await edits.app.updateTask(edits.me, id, { title: 'This one' })
    await edits.app.updateTaskSeries(edits.me, id, { minutes: 45, minBlockMinutes: 15 })
    await edits.app.completeTask(edits.me, id)
    await unfold()
    const [next] = (await edits.app.listTasks(edits.me, { status: 'open', limit: 50 })).items
    expect(next).toMatchObject({ title: 'Report', minutes: 45, minBlockMinutes: 15 })
    await edits.app.endTaskRepeat(edits.me, next?.id ?? '')
    await edits.app.completeTask(edits.me, next?.id ?? '')
    await unfold()
    expect(await open()).toEqual([])
  })

  test.each([
    'weekly',
    'FREQ=HOURLY',
    'FREQ=DAILY;BYDAY=MO',
    'FREQ=DAILY;COUNT=2;UNTIL=20270101',
    'FREQ=WEEKLY;INTERVAL=0',
  ])('the rule %s is refused', async (rule) => {
    expect((await refusal(edits.app.repeatTask(edits.me, await edits.addTask(), rule))).field).toBe(
      'body.rule',
    )
  })
})

test('a line with all its words makes the task', async () => {
  const first = await edits.addTask({ title: 'Draft it' })
  const line = 'Think 4h max 2h a day blocks 30-90 mornings after "Draft it" due 30 Nov hard P1'
  const reading = await edits.app.readQuickAdd(edits.me, line)
  expect(reading.faults).toEqual([])
  expect(reading.parts.map(({ words }) => words)).toEqual([
    '4 h',
    'at most 2 h a day',
    'blocks of 30 min to 1 h 30 min',
    'rather 08:00–12:00',
    'after “Draft it”',
    'must be done by Mon 30 Nov 2026',
    'P1',
  ])
  expect(await read(await edits.app.quickAddTask(edits.me, line))).toMatchObject({
    title: 'Think',
    minutes: 240,
    minBlockMinutes: 30,
    maxBlockMinutes: 90,
    maxMinutesPerDay: 120,
    preferredFrom: '08:00',
    preferredTo: '12:00',
    afterTaskIds: [first],
    hardDue: true,
    due: '2026-11-30T23:00:00.000Z',
    priority: 1,
  })
})

describe('placing a task by hand', () => {
  test('pins a block just there, also of a task that is not to be planned', async () => {
    const id = await edits.addTask()
    await edits.app.unscheduleTask(edits.me, id)
    await edits.app.placeTask(edits.me, id, later)
    expect(await blocksOf(id)).toMatchObject([{ state: 'pinned', ...later }])
  })

  test('is refused in the past, and on half minutes', async () => {
    const id = await edits.addTask()
    const past = { startMs: MONDAY_MS - 2 * HOUR_MS, endMs: MONDAY_MS - HOUR_MS }
    expect((await refusal(edits.app.placeTask(edits.me, id, past))).kind).toBe('invalid')
    const odd = { ...later, startMs: later.startMs + 500 }
    expect((await refusal(edits.app.placeTask(edits.me, id, odd))).kind).toBe('invalid')
  })
})
