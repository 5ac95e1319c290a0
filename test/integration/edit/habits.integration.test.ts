import { describe, expect, test } from 'vitest'
import { createSnoozeHabit } from '#app/edit/work/snooze-habit.ts'
import { noteStreaks } from '#app/settle/note-streaks.ts'
import { ids } from '../postgres/support/store.ts'
import { aBlock } from '../postgres/support/samples.ts'
import { MONDAY_MS, refusal, useEdits } from './support/use-edits.ts'

const edits = useEdits()
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const ofHabit = (id: string, startMs: number, some: object = {}) =>
  aBlock(id, { itemKind: 'habit', itemId: id, startMs, endMs: startMs + HOUR_MS / 2, ...some })
const read = (id: string) => edits.app.readHabit(edits.me, id)
const snooze = (id: string, until: 'later-today' | 'tomorrow') =>
  createSnoozeHabit({ ...edits.dependencies, expand: () => [] })(edits.me, id, until)

describe('a pause', () => {
  test('may have an end, and a later word about the end counts', async () => {
    const id = await edits.addHabit()
    await edits.app.pauseHabit(edits.me, id)
    await edits.app.pauseHabit(edits.me, id, { until: '2026-11-29' })
    expect(await read(id)).toMatchObject({
      isPaused: true,
      pauses: [{ fromDate: '2026-11-23', toDate: '2026-11-29' }],
    })
    edits.goTo(MONDAY_MS + 7 * DAY_MS)
    expect((await read(id)).isPaused).toBe(false)
  })

  test('is not in the past, and does not end before it begins', async () => {
    const id = await edits.addHabit()
    const pause = (span: object) => refusal(edits.app.pauseHabit(edits.me, id, span))
    expect((await pause({ from: '2026-11-22' })).field).toBe('body.from')
    expect((await pause({ from: '2026-11-25', until: '2026-11-24' })).field).toBe('body.until')
  })

  test('leaves no trace when it is taken back on the same day', async () => {
    const id = await edits.addHabit()
    await edits.app.pauseHabit(edits.me, id)
    await edits.app.resumeHabit(edits.me, id)
    expect((await read(id)).pauses).toEqual([])
  })
})

describe('a streak', () => {
  test('passes over a week of rest, and is recorded at four weeks, once', async () => {
    const id = await edits.addHabit({ timesPerWeek: 1 })
    const weeksAgo = [0, 1, 3, 4]
    await edits.ask(async ({ blocks, habits }) => {
      const habit = await habits.find(id)
      await habits.save({ ...habit!, pauses: [{ fromDate: '2026-11-09', toDate: '2026-11-15' }] })
      for (const weeks of weeksAgo)
        await blocks.save(ofHabit(id, MONDAY_MS - weeks * 7 * DAY_MS, { state: 'done', settledMinutes: 30 }))
    })
    expect((await read(id)).streakWeeks).toBe(4)
    await edits.ask(async (repositories) => {
      await noteStreaks(repositories, ids, MONDAY_MS, id)
      await noteStreaks(repositories, ids, MONDAY_MS, id)
    })
    const achieved = await edits.ask(({ achievements }) => achievements.list())
    expect(achieved).toMatchObject([{ kind: 'streak', subjectId: id, step: '4', title: 'H' }])
  })

  test('stays when more is wanted, and a slip of a minute leaves no trace', async () => {
    const id = await edits.addHabit({ timesPerWeek: 1 })
    await edits.ask(async ({ blocks }) => {
      for (const weeks of [1, 2, 3])
        await blocks.save(ofHabit(id, MONDAY_MS - weeks * 7 * DAY_MS, { state: 'done', settledMinutes: 30 }))
    })
    const rhythms = async () => (await edits.ask(({ habits }) => habits.find(id)))?.pastRhythms
    await edits.app.updateHabit(edits.me, id, { timesPerWeek: 6 })
    expect((await read(id)).streakWeeks).toBe(3)
    expect(await rhythms()).toMatchObject([{ timesPerWeek: 1, untilDate: '2026-11-23' }])
    await edits.app.updateHabit(edits.me, id, { timesPerWeek: 1 })
    expect(await rhythms()).toEqual([])
    await edits.app.updateHabit(edits.me, id, { timesPerWeek: 3 })
    // Nothing was done since.
    edits.goTo(MONDAY_MS + 14 * DAY_MS)
    expect((await read(id)).streakWeeks).toBe(0)
  })

  test('has its dates told for a heat map of the year', async () => {
    const id = await edits.addHabit()
    await edits.ask(async ({ blocks }) => {
      await blocks.save(ofHabit(id, MONDAY_MS - 7 * DAY_MS, { state: 'partial', settledMinutes: 10 }))
      await blocks.save(ofHabit(id, MONDAY_MS - 6 * DAY_MS, { state: 'missed' }))
      await blocks.save(ofHabit(id, MONDAY_MS - 800 * DAY_MS, { state: 'done' }))
      await blocks.save(ofHabit(id, MONDAY_MS + DAY_MS))
    })
    await edits.app.skipHabit(edits.me, id, '2026-11-25')
    const year = await edits.app.readHabitCalendar(edits.me, id, { days: 371 })
    expect(year).toMatchObject({ from: '2025-11-24', to: '2026-11-29' })
    expect(year.items).toEqual([
      { date: '2026-11-16', state: 'partial', minutes: 10 },
      { date: '2026-11-17', state: 'missed', minutes: 0 },
      { date: '2026-11-24', state: 'planned', minutes: 30 },
      { date: '2026-11-25', state: 'skipped', minutes: 0 },
    ])
  })
})

describe('an occurrence', () => {
  test('is snoozed to the next free place of its window, or to tomorrow', async () => {
    const id = await edits.addHabit({ windowFrom: '08:00', windowTo: '12:00', minMinutes: 30 })
    const block = ofHabit(id, MONDAY_MS + HOUR_MS)
    await edits.ask(({ blocks }) => blocks.save(block))
    await snooze(id, 'later-today')
    const later = await edits.ask(({ blocks }) => blocks.find(block.id))
    expect(later).toMatchObject({ state: 'pinned', startMs: MONDAY_MS + 2 * HOUR_MS })
    expect((later?.endMs ?? 0) - (later?.startMs ?? 0)).toBe(45 * 60_000)
    await snooze(id, 'tomorrow')
    expect(await edits.ask(({ blocks }) => blocks.find(block.id))).toMatchObject({
      startMs: MONDAY_MS + DAY_MS,
    })
    expect((await refusal(snooze(id, 'tomorrow'))).code).toBe('nothing-to-snooze')
  })

  test('leaves the calendar when its date is skipped, also where it was snoozed, and can be planned again', async () => {
    const id = await edits.addHabit()
    const [snoozed, running] = [
      ofHabit(id, MONDAY_MS + HOUR_MS, { state: 'pinned' }),
      ofHabit(id, MONDAY_MS + DAY_MS),
    ]
    await edits.ask(async ({ blocks }) => {
      await blocks.save(snoozed)
      await blocks.save({ ...running, state: 'running', startedAtMs: running.startMs })
    })
    await edits.app.skipHabit(edits.me, id, '2026-11-23')
    await edits.app.skipHabit(edits.me, id, '2026-11-24')
    const states = await edits.ask(({ blocks }) => blocks.listForItem(id))
    expect(states.map(({ state }) => state).toSorted()).toEqual(['running', 'skipped'])
    expect(edits.woken()).toEqual(expect.arrayContaining(['plan', 'publish']))
  })

  test('is not snoozed out of its window, its days or its week', async () => {
    const id = await edits.addHabit({ timesPerWeek: 1, days: [1, 3], windowFrom: '08:00', windowTo: '09:00' })
    await edits.ask(({ blocks }) => blocks.save(ofHabit(id, MONDAY_MS + HOUR_MS / 4)))
    expect((await refusal(snooze(id, 'later-today'))).code).toBe('no-room-to-snooze')
    expect((await refusal(snooze(id, 'tomorrow'))).code).toBe('not-tomorrow')
  })
})

describe('a template', () => {
  test('makes a habit in one request, for a goal or for none; all of them are sound', async () => {
    const { items } = await edits.app.listHabitTemplates()
    expect(items.length).toBeGreaterThanOrEqual(12)
    const objectiveId = await edits.addObjective()
    for (const { id, title } of items) {
      const made = await edits.app.createHabitFromTemplate(edits.me, id, { objectiveId, keyResultId: null })
      expect(await read(made)).toMatchObject({ title, objectiveId, isPaused: false })
    }
    const none = { objectiveId: null, keyResultId: null }
    const wrong = edits.app.createHabitFromTemplate(edits.me, 'nap', none)
    expect((await refusal(wrong)).kind).toBe('not-found')
  })
})
