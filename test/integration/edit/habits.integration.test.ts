import { describe, expect, test } from 'vitest'
import { reversed, writeEdits } from '#app/edit/repairs/write-edits.ts'
import { createSnoozeHabit } from '#app/edit/work/snooze-habit.ts'
import type { RepairEdit } from '#app/ports/repositories/repair-repositories.ts'
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
/** Where it is still Sunday, 23:00, when Monday has begun at home. */
const west = { from: '2026-11-20', to: '2026-11-27', timeZone: 'America/Los_Angeles' }
const flyWest = () => edits.ask(async ({ person }) => person.save({ ...(await person.get()), trips: [west] }))
const live = (timeZone: string, now: string) => {
  edits.goTo(Date.parse(now))
  return edits.ask(async ({ person }) => person.save({ ...(await person.get()), timeZone }))
}
const pastOf = async (id: string) => (await edits.ask(({ habits }) => habits.find(id)))?.pastRhythms
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

describe('on a trip, today is the date there', () => {
  test('for what is left out', async () => {
    await flyWest()
    const id = await edits.addHabit()
    const tonight = ofHabit(id, MONDAY_MS + HOUR_MS / 4)
    const tomorrow = ofHabit(id, MONDAY_MS + 10 * HOUR_MS)
    await edits.ask(async ({ blocks }) => {
      await blocks.save(tonight)
      await blocks.save(tomorrow)
    })
    expect((await refusal(edits.app.skipHabit(edits.me, id, '2026-11-21'))).expected).toContain('2026-11-22')
    await edits.app.skipHabit(edits.me, id)
    expect(await read(id)).toMatchObject({ today: '2026-11-22', skippedDates: ['2026-11-22'] })
    const blocks = await edits.ask((mine) => mine.blocks.listForItem(id))
    expect(blocks.filter(({ state }) => state === 'skipped').map((one) => one.id)).toEqual([tonight.id])
  })

  test('for a rest, and for the last day of what has ended', async () => {
    await flyWest()
    const id = await edits.addHabit()
    await edits.app.pauseHabit(edits.me, id)
    expect(await read(id)).toMatchObject({
      isPaused: true,
      pauses: [{ fromDate: '2026-11-22', toDate: null }],
    })
    await edits.ask(({ blocks }) => blocks.save(ofHabit(id, MONDAY_MS - DAY_MS, { state: 'done' })))
    await edits.app.removeHabit(edits.me, id)
    expect((await edits.ask(({ habits }) => habits.find(id)))?.endsOn).toBe('2026-11-21')
  })
})

describe('a new rhythm counts from the date of whoever changes it', () => {
  test.for([
    ['Pacific/Auckland', '2026-11-23T09:00:00+13:00', '2026-11-23'],
    ['America/Los_Angeles', '2026-11-22T17:00:00-08:00', '2026-11-22'],
  ] as const)('in %s at %s from %s', async ([timeZone, now, date]) => {
    await live(timeZone, now)
    const id = await edits.addHabit({ timesPerWeek: 3 })
    await edits.app.updateHabit(edits.me, id, { timesPerWeek: 5 })
    expect(await pastOf(id)).toMatchObject([{ timesPerWeek: 3, untilDate: date }])
  })

  test('also where a repair changed it, until that is taken back', async () => {
    await live('America/Los_Angeles', '2026-11-22T17:00:00-08:00')
    const id = await edits.addHabit({ timesPerWeek: 3 })
    const fewer: RepairEdit = {
      kind: 'habit',
      id,
      before: { timesPerWeek: 3 },
      after: { timesPerWeek: 2 },
    }
    const nowMs = Date.parse('2026-11-22T17:00:00-08:00')
    await edits.ask((mine) => writeEdits(mine, [fewer], nowMs))
    expect(await pastOf(id)).toMatchObject([{ timesPerWeek: 3, untilDate: '2026-11-22' }])
    await edits.ask((mine) => writeEdits(mine, reversed([fewer]), nowMs))
    expect(await pastOf(id)).toEqual([])
  })

  test('and never from an earlier one than the last', async () => {
    await live('Pacific/Auckland', '2026-11-23T09:00:00+13:00')
    const id = await edits.addHabit({ timesPerWeek: 3 })
    await edits.app.updateHabit(edits.me, id, { timesPerWeek: 5 })
    await live('America/Los_Angeles', '2026-11-22T17:00:00-08:00')
    await edits.app.updateHabit(edits.me, id, { timesPerWeek: 4 })
    expect(await pastOf(id)).toMatchObject([{ timesPerWeek: 3, untilDate: '2026-11-23' }])
    await edits.app.updateHabit(edits.me, id, { timesPerWeek: 3 })
    expect(await pastOf(id)).toEqual([])
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
