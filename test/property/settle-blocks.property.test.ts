import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createExtendBlock } from '#app/edit/blocks/extend-block.ts'
import { createReopenBlock } from '#app/edit/blocks/reopen-block.ts'
import { createConfirmBlock } from '#app/edit/blocks/confirm-block.ts'
import { createCorrectEntry } from '#app/edit/blocks/correct-entry.ts'
import { createLogWork } from '#app/edit/blocks/log-work.ts'
import { createMissBlock } from '#app/edit/blocks/miss-block.ts'
import { createStartBlock } from '#app/edit/blocks/start-block.ts'
import { createStopBlock } from '#app/edit/blocks/stop-block.ts'
import { AppError } from '#app/errors.ts'
import { createSettleBlocks } from '#app/settle/settle-blocks.ts'
import { matchBlocks } from '#core/blocks/match-blocks.ts'
import { aHabit, aTask } from '../support/work-builders.ts'
import { aBlock, aPerson } from '../unit/app/plan/support/snapshot.ts'
import { type MemoryWorld, memoryWorld } from '../unit/app/support/memory-world.ts'

const startMs = Date.UTC(2026, 10, 23, 8)
const MINUTE = 60_000

type Action = { readonly kind: number; readonly target: number; readonly minutes: number }
const action = fc.record({ kind: fc.nat(8), target: fc.nat(3), minutes: fc.integer({ min: 1, max: 90 }) })

/** A morning of four blocks: three of two tasks, one of a habit. */
function morning(completion: 'confirm' | 'assume'): MemoryWorld {
  const world = memoryWorld(aPerson('Europe/Berlin', { completion }), startMs)
  world.tasks.set('t', aTask({ id: 't', minutes: 90 }))
  world.tasks.set('u', aTask({ id: 'u', minutes: 60 }))
  world.habits.set('habit', aHabit())
  const items = ['t', 't', 'u', 'habit']
  for (const [index, itemId] of items.entries()) {
    const block = aBlock('2026-11-23T08:00:00Z', '2026-11-23T08:45:00Z', {
      id: `b${index}`,
      itemId,
      itemKind: itemId === 'habit' ? 'habit' : 'task',
    })
    const shift = index * 60 * MINUTE
    world.blocks.set(block.id, { ...block, startMs: block.startMs + shift, endMs: block.endMs + shift })
  }
  return world
}

async function act(world: MemoryWorld, { kind, target, minutes }: Action): Promise<void> {
  const block = `b${target}`
  const entry = world.entries[target]?.id ?? 'none'
  const task = target % 2 === 0 ? 't' : 'u'
  const work = {
    taskId: task,
    habitId: null,
    keyResultId: null,
    objectiveId: null,
    workedAtMs: null,
    note: '',
  }
  const actions = [
    () => createConfirmBlock(world.edits)('ada', block),
    () => createConfirmBlock(world.edits)('ada', block, minutes),
    () => createMissBlock(world.edits)('ada', block),
    () => createStartBlock(world.edits)('ada', block),
    () => createStopBlock(world.edits)('ada', block),
    () => createLogWork(world.edits)('ada', { ...work, minutes }),
    () => createReopenBlock(world.edits)('ada', block),
    () => createExtendBlock({ ...world.edits, expand: () => [] })('ada', block, minutes),
    () => createCorrectEntry(world.edits)('ada', entry, minutes - 1, ''),
  ]
  try {
    await actions[kind]?.()
  } catch (error) {
    // A refusal leaves everything as it was; a bug does not look like one.
    if (!(error instanceof AppError)) throw error
  }
}

function expectSums({ blocks, entries, tasks }: MemoryWorld): void {
  const sumOf = (wanted: (entry: (typeof entries)[number]) => boolean) =>
    entries.filter(wanted).reduce((sum, { minutes }) => sum + minutes, 0)
  for (const { id, state, settledMinutes } of blocks.values()) {
    const booked = sumOf(({ blockId }) => blockId === id)
    expect(booked).toBe(settledMinutes ?? 0)
    expect(booked > 0).toBe(state === 'done' || state === 'partial')
  }
  for (const { id, minutes, status } of tasks.values()) {
    expect(status).toBe(sumOf(({ taskId }) => taskId === id) >= minutes ? 'done' : 'open')
  }
  for (const { corrects, minutes } of entries) expect(corrects !== null || minutes > 0).toBe(true)
}

describe('actions on blocks', () => {
  it('the ledger says what the blocks say, whatever a person does to them and when', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom('confirm' as const, 'assume' as const),
        fc.array(fc.tuple(action, fc.nat(60)), { maxLength: 25 }),
        async (completion, steps) => {
          const world = morning(completion)
          let nowMs = startMs
          for (const [step, wait] of steps) {
            nowMs += wait * MINUTE
            world.goTo(nowMs)
            const before = [...world.entries]
            await act(world, step)
            await createSettleBlocks(world.edits)('ada')
            expect(await createSettleBlocks(world.edits)('ada')).toEqual({
              unconfirmed: 0,
              done: 0,
              defended: 0,
            })
            expect(world.entries.slice(0, before.length)).toEqual(before)
            expectSums(world)
          }
        },
      ),
    ))
})

const span = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 6 }), fc.constantFrom('t', 'u'))
const placed = ([start, length, itemId]: readonly [number, number, string]) => ({
  itemId,
  startMs: start * MINUTE,
  endMs: (start + length) * MINUTE,
})

describe('matchBlocks()', () => {
  it('a block keeps its identity as long as its item has a place for it, and its place if that is wanted', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), fc.array(span, { maxLength: 12 }), (olds, news) => {
        const template = aBlock('2026-11-23T08:00:00Z', '2026-11-23T09:00:00Z')
        const blocks = olds.map((old, index) => ({ ...template, ...placed(old), id: `b${index}` }))
        const wanted = news.map(placed)
        const { places, left } = matchBlocks(blocks, wanted)
        for (const itemId of ['t', 'u']) {
          const had = blocks.filter((block) => block.itemId === itemId).length
          const wants = wanted.filter((place) => place.itemId === itemId).length
          const fresh = places.filter(
            ({ wanted, block }) => wanted.itemId === itemId && block === null,
          ).length
          expect(fresh).toBe(Math.max(0, wants - had))
          expect(left.filter((block) => block.itemId === itemId)).toHaveLength(Math.max(0, had - wants))
        }
        for (const { wanted, block } of places) {
          if (block === null) continue
          expect(block.itemId).toBe(wanted.itemId)
          const couldStay = wanted.startMs === block.startMs && wanted.endMs === block.endMs
          const isLeftOut = left.some(
            (one) =>
              one.startMs === wanted.startMs && one.endMs === wanted.endMs && one.itemId === wanted.itemId,
          )
          expect(couldStay || !isLeftOut).toBe(true)
        }
      }),
    )
  })
})
