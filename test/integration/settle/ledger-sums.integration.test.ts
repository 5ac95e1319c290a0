import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createReopenBlock } from '#app/edit/blocks/reopen-block.ts'
import { createConfirmBlock } from '#app/edit/blocks/confirm-block.ts'
import { createExportLedger } from '#app/read/work/export-ledger.ts'
import { createReadGoals } from '#app/read/goals/read-goals.ts'
import { createReadLedger } from '#app/read/work/read-ledger.ts'
import { createReadTasks } from '#app/read/work/read-tasks.ts'
import { readUnfoldInput } from '#app/unfold/read-unfold-input.ts'
import type { LedgerEntry } from '#core/blocks/ledger-entry.ts'
import { DAY_MS } from '#core/time/interval.ts'
import { at } from '../plan/support/stock.ts'
import { type World, openWorld } from '../plan/support/world.ts'
import { steps, take } from './support/history.ts'
import { addWorkedGoals, type WorkedGoals } from './support/worked-goals.ts'

const weekStartMs = at('2026-11-23T00:00:00+01:00')

const byId = (entries: readonly LedgerEntry[]) =>
  [...entries].sort((a, b) => (a.id < b.id ? -1 : 1)).map((entry) => JSON.stringify(entry))
const sumOf = (entries: readonly LedgerEntry[], wanted: Partial<LedgerEntry> = {}): number => {
  const keys = Object.keys(wanted) as (keyof LedgerEntry)[]
  return entries
    .filter((entry) => keys.every((key) => entry[key] === wanted[key]))
    .reduce((sum, { minutes }) => sum + minutes, 0)
}

describe('sums of the ledger', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(weekStartMs + 10 * 3_600_000, 'Europe/Berlin')
  })
  afterAll(() => world.close())

  const entriesNow = () => world.ask(({ ledger }) => ledger.list({}))
  it(
    'are what every view reports, whatever has happened, and no entry ever changes',
    () =>
      fc.assert(
        fc.asyncProperty(steps, async (history) => {
          const goals = await addWorkedGoals(world)
          const running = await world.ask(({ blocks }) => blocks.listInStates(['running']))
          for (const block of running)
            await world.ask(({ blocks }) => blocks.save({ ...block, state: 'unconfirmed' }))
          const kept = new Set(byId(await entriesNow()))
          for (const step of history) {
            await take(world, goals, step)
            const entries = await entriesNow()
            const now = new Set(byId(entries))
            for (const entry of kept) expect(now.has(entry)).toBe(true)
            for (const entry of now) kept.add(entry)
          }
          const entries = await entriesNow()
          await expectGoals(entries, goals)
          await expectItems(entries, goals)
          await expectLedger(entries, goals)
          await expectUnfolding(entries, goals)
        }),
        { numRuns: 8 },
      ),
    // Eight whole histories: how long they take is no promise.
    120_000,
  )

  it('are as before once what was said is taken back', async () => {
    const { objectiveIds, blockIds } = await addWorkedGoals(world)
    const read = () => createReadGoals(world.edits).readObjective(world.userId, objectiveIds[0]!)
    const before = (await read()).effort.doneMinutes
    await createConfirmBlock(world.edits)(world.userId, blockIds[0]!, 20)
    expect((await read()).effort.doneMinutes).toBe(before + 20)
    await createReopenBlock(world.edits)(world.userId, blockIds[0]!)
    expect((await read()).effort.doneMinutes).toBe(before)
  })

  async function expectGoals(entries: readonly LedgerEntry[], { objectiveIds }: WorkedGoals) {
    const { items } = await createReadGoals(world.edits).listObjectives(world.userId, {})
    for (const objective of items.filter(({ id }) => objectiveIds.includes(id))) {
      expect(objective.effort.doneMinutes).toBe(sumOf(entries, { objectiveId: objective.id }))
      for (const { id, effort } of objective.keyResults)
        expect(effort.doneMinutes).toBe(sumOf(entries, { keyResultId: id }))
    }
  }

  async function expectItems(entries: readonly LedgerEntry[], { taskIds, blockIds }: WorkedGoals) {
    const readTasks = createReadTasks(world.edits)
    for (const id of taskIds) {
      const { doneMinutes } = await readTasks.readTask(world.userId, id)
      expect(doneMinutes).toBe(sumOf(entries, { taskId: id }))
    }
    for (const blockId of blockIds) {
      const block = await world.ask(({ blocks }) => blocks.find(blockId))
      expect(block?.settledMinutes ?? 0).toBe(sumOf(entries, { blockId }))
    }
  }

  async function expectLedger(entries: readonly LedgerEntry[], { habitId, taskIds }: WorkedGoals) {
    const list = createReadLedger(world.edits)
    const whole = await list(world.userId, { limit: 200 })
    expect(whole.totalMinutes).toBe(sumOf(entries))
    for (const one of [{ habitId }, { taskId: taskIds[0]! }]) {
      const { totalMinutes } = await list(world.userId, { limit: 1, ...one })
      expect(totalMinutes).toBe(sumOf(entries, one))
    }
    const weeks = [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3].map((week) =>
      list(world.userId, {
        limit: 1,
        from: new Date(weekStartMs + week * 7 * DAY_MS).toISOString(),
        to: new Date(weekStartMs + (week + 1) * 7 * DAY_MS).toISOString(),
      }),
    )
    const ofWeeks = (await Promise.all(weeks)).reduce((sum, { totalMinutes }) => sum + totalMinutes, 0)
    expect(ofWeeks).toBe(sumOf(entries))
    const csv = await createExportLedger(world.edits)(world.userId, {})
    const rows = csv.trim().split('\r\n').slice(1)
    expect(rows.reduce((sum, row) => sum + Number(row.split(',')[1]), 0)).toBe(sumOf(entries))
  }

  /** What capacity and the next weeks are reckoned from. */
  async function expectUnfolding(entries: readonly LedgerEntry[], { keyResultIds }: WorkedGoals) {
    const input = await world.ask((repositories) => readUnfoldInput(repositories, world.edits.clock.now()))
    const before = entries.filter(({ workedAtMs }) => workedAtMs < weekStartMs)
    for (const id of keyResultIds) {
      const sum = sumOf(before, { keyResultId: id })
      expect(input.workedBefore.get(id) ?? 0).toBe(sum)
      const keyResult = input.keyResults.find((one) => one.id === id)
      expect(keyResult).toMatchObject({ current: sumOf(entries, { keyResultId: id }) })
    }
  }
})
