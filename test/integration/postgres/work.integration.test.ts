import { describe, expect, test } from 'vitest'
import type { Repositories } from '#app/ports/unit-of-work.ts'
import {
  aBlock,
  aCalendar,
  aConnection,
  aCycle,
  aHabit,
  anEffort,
  anEntry,
  anObjective,
  aPlanVersion,
  aPublishedEvent,
  aTask,
  someHours,
} from './support/samples.ts'
import { HOUR_MS, ids, MINUTE_MS, NOW_MS } from './support/store.ts'
import { useStore } from './support/use-store.ts'

const { asPerson } = useStore()

async function withTask({ hours, tasks }: Repositories) {
  const profile = someHours()
  const task = aTask(profile.id)
  await hours.save(profile)
  await tasks.save(task)
  return { profile, task }
}

describe('TaskRepository', () => {
  test('keeps every field and what has to come first', () =>
    asPerson(async (repositories) => {
      const { profile, task } = await withTask(repositories)
      const { tasks } = repositories
      const second = aTask(profile.id, { status: 'done', doneAtMs: NOW_MS })
      const after = aTask(profile.id, { afterTaskIds: [task.id, second.id] })
      await tasks.save(second)
      await tasks.save(after)
      expect(await tasks.list()).toEqual([task, second, after])
      expect(await tasks.listByStatus('open')).toEqual([task, after])
      await tasks.save({ ...after, afterTaskIds: [second.id], upNextRank: null, dueMs: null })
      const replaced = { ...after, afterTaskIds: [second.id], upNextRank: null, dueMs: null }
      expect(await tasks.find(after.id)).toEqual(replaced)
      await tasks.remove(second.id)
      expect(await tasks.find(after.id)).toEqual({ ...replaced, afterTaskIds: [] })
    }))

  test('finds the one task of a key result and week', () =>
    asPerson(async (repositories) => {
      const { profile } = await withTask(repositories)
      const cycle = aCycle()
      const objective = anObjective(cycle.id)
      const effort = anEffort(objective.id)
      await repositories.cycles.save(cycle)
      await repositories.objectives.save(objective)
      await repositories.keyResults.save(effort)
      const task = aTask(profile.id, {
        keyResultId: effort.id,
        objectiveId: objective.id,
        source: 'effort-plan',
        weekOf: '2026-03-30',
        rolledOverMinutes: 45,
      })
      await repositories.tasks.save(task)
      expect(await repositories.tasks.findForWeek(effort.id, '2026-03-30')).toEqual(task)
      expect(await repositories.tasks.findForWeek(effort.id, '2026-04-06')).toBeNull()
    }))
})

describe('BlockRepository', () => {
  test('listBetween() is half-open and leaves withdrawn blocks out', () =>
    asPerson(async (repositories) => {
      const { task } = await withTask(repositories)
      const { blocks } = repositories
      const at = (startMs: number, minutes: number, state: 'flexible' | 'withdrawn' = 'flexible') =>
        aBlock(task.id, { startMs, endMs: startMs + minutes * MINUTE_MS, state })
      const before = at(NOW_MS - HOUR_MS, 60)
      const inside = at(NOW_MS, 30)
      const withdrawn = at(NOW_MS, 30, 'withdrawn')
      const reaching = at(NOW_MS - 30 * MINUTE_MS, 31)
      const after = at(NOW_MS + HOUR_MS, 15)
      for (const block of [after, inside, withdrawn, reaching, before]) await blocks.save(block)
      expect(await blocks.listBetween(NOW_MS, NOW_MS + HOUR_MS)).toEqual([reaching, inside])
      expect(await blocks.listInStates(['withdrawn'])).toEqual([withdrawn])
      expect(await blocks.listInStates([])).toEqual([])
      expect(await blocks.listForItem(task.id)).toHaveLength(5)
    }))

  test('keeps blocks of tasks and of habits, and their lives', () =>
    asPerson(async (repositories) => {
      const habit = aHabit()
      const { blocks } = repositories
      await repositories.habits.save(habit)
      const block = aBlock(habit.id, { itemKind: 'habit', state: 'running', startedAtMs: NOW_MS })
      await blocks.save(block)
      const settled = { ...block, state: 'partial', settledMinutes: 20, keptTitle: null } as const
      await blocks.save(settled)
      expect(await blocks.find(block.id)).toEqual(settled)
      expect(await blocks.listForItem(habit.id)).toEqual([settled])
      expect(await blocks.find(ids.next())).toBeNull()
    }))
})

async function withBlock(repositories: Repositories) {
  const { task } = await withTask(repositories)
  const block = aBlock(task.id)
  await repositories.blocks.save(block)
  return block
}

async function withCalendar(repositories: Repositories) {
  const connection = aConnection()
  const calendar = aCalendar(connection.id)
  await repositories.connections.save(connection)
  await repositories.calendars.save(calendar)
  return calendar
}

describe('PublishedEventRepository', () => {
  test('a block stands by its newest generation, unless that one is gone', () =>
    asPerson(async (repositories) => {
      const { publishedEvents } = repositories
      const calendar = await withCalendar(repositories)
      const standing = await withBlock(repositories)
      const gone = aBlock(standing.itemId)
      await repositories.blocks.save(gone)
      const first = aPublishedEvent(standing.id, calendar.id, { state: 'gone' })
      const second = aPublishedEvent(standing.id, calendar.id, {
        generation: 2,
        state: 'intended',
        synced: null,
      })
      const live = aPublishedEvent(gone.id, calendar.id)
      const last = aPublishedEvent(gone.id, calendar.id, { generation: 2, state: 'gone', lastError: null })
      for (const event of [first, second, live, last]) await publishedEvents.save(event)
      expect(await publishedEvents.listStanding()).toEqual([second])
      expect(await publishedEvents.latestFor(gone.id)).toEqual(last)
      expect(await publishedEvents.latestOf([standing.id, gone.id])).toEqual(
        [second, last].toSorted((a, b) => (a.blockId < b.blockId ? -1 : 1)),
      )
      expect(await publishedEvents.findByEvents(calendar.id, [first.eventId, 'none'])).toEqual([first])
    }))

  test('a text that Postgres cannot hold is mended, not refused', () =>
    asPerson(async (repositories) => {
      const { publishedEvents } = repositories
      const calendar = await withCalendar(repositories)
      const block = await withBlock(repositories)
      const event = aPublishedEvent(block.id, calendar.id)
      const synced = {
        ...event.synced!,
        title: 'a\0b\ud83c',
        asked: { ...event.synced!, calendarId: calendar.id },
      }
      await publishedEvents.save({ ...event, synced })
      expect((await publishedEvents.latestFor(block.id))?.synced).toEqual({ ...synced, title: 'ab\ufffd' })
    }))
})

describe('PlanVersionRepository', () => {
  test('keeps problem, plan and blocks whole', () =>
    asPerson(async (repositories) => {
      const { planVersions } = repositories
      const block = await withBlock(repositories)
      const { id: blockId, startMs, endMs } = block
      const versionBlock = { blockId, startMs, endMs, isPinned: true }
      const first = aPlanVersion(await planVersions.nextNumber())
      await planVersions.add(first, [versionBlock])
      const second = aPlanVersion(await planVersions.nextNumber(), { restores: first.id })
      await planVersions.add(second, [])
      expect([first.number, second.number, await planVersions.nextNumber()]).toEqual([1, 2, 3])
      expect(await planVersions.find(first.id)).toEqual(first)
      expect(await planVersions.blocksOf(first.id)).toEqual([versionBlock])
      expect(await planVersions.blocksOf(second.id)).toEqual([])
      expect(await planVersions.page(null, 10)).toEqual([second, first])
      expect(await planVersions.page(2, 10)).toEqual([first])
    }))

  test('the plan in force is the one applied last', () =>
    asPerson(async ({ planVersions }) => {
      const [first, second, third] = [aPlanVersion(1), aPlanVersion(2), aPlanVersion(3)]
      for (const version of [first, second, third]) await planVersions.add(version, [])
      expect(await planVersions.latestApplied()).toBeNull()
      await planVersions.setStatus(second.id, 'applied', NOW_MS)
      await planVersions.setStatus(first.id, 'applied', NOW_MS + 1)
      await planVersions.setStatus(third.id, 'rejected', null)
      const inForce = { ...first, status: 'applied', appliedAtMs: NOW_MS + 1 }
      expect(await planVersions.latestApplied()).toEqual(inForce)
      await expect(planVersions.setStatus(ids.next(), 'applied', NOW_MS)).rejects.toMatchObject({
        fault: 'not-found',
      })
    }))
})

describe('LedgerRepository', () => {
  test('pages newest first and steps over equal moments', () =>
    asPerson(async ({ ledger }) => {
      const entries = [0, 0, 0, 1, 2].map((hour) => anEntry({ workedAtMs: NOW_MS + hour * HOUR_MS }))
      for (const entry of entries) await ledger.add(entry)
      const newestFirst = entries.toReversed()
      const pages = []
      let before: string | null = null
      for (;;) {
        const page = await ledger.page({}, before, 2)
        if (page.length === 0) break
        pages.push(page)
        before = page.at(-1)!.id
      }
      expect(pages).toEqual([newestFirst.slice(0, 2), newestFirst.slice(2, 4), newestFirst.slice(4)])
      expect(await ledger.list({})).toEqual(newestFirst)
    }))

  test('sums what a filter lets through, corrections included', () =>
    asPerson(async (repositories) => {
      const { ledger } = repositories
      const block = await withBlock(repositories)
      const ofBlock = anEntry({ blockId: block.id, taskId: block.itemId, minutes: 50, evidence: 'timer' })
      const correction = anEntry({
        ...ofBlock,
        id: ids.next(),
        minutes: -20,
        corrects: ofBlock.id,
        note: 'Break',
      })
      const later = anEntry({ minutes: 5, workedAtMs: NOW_MS + HOUR_MS })
      for (const entry of [ofBlock, correction, later]) await ledger.add(entry)
      expect(await ledger.find(correction.id)).toEqual(correction)
      expect(await ledger.sumMinutes({})).toBe(35)
      expect(await ledger.sumMinutes({ blockId: block.id })).toBe(30)
      expect(await ledger.sumMinutes({ taskId: block.itemId, fromMs: NOW_MS, toMs: NOW_MS + 1 })).toBe(30)
      expect(await ledger.sumMinutes({ fromMs: NOW_MS + 1, toMs: NOW_MS + HOUR_MS })).toBe(0)
      expect(await ledger.sumMinutes({ fromMs: NOW_MS + HOUR_MS })).toBe(5)
      expect(await ledger.list({ toMs: NOW_MS + 1 })).toEqual([correction, ofBlock])
    }))
})
