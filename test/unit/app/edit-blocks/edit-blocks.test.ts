import { describe, expect, it } from 'vitest'
import { createConfirmBlock } from '#app/edit/blocks/confirm-block.ts'
import { createLogWork } from '#app/edit/blocks/log-work.ts'
import { createMissBlock } from '#app/edit/blocks/miss-block.ts'
import { createMoveBlock } from '#app/edit/blocks/move-block.ts'
import { createPinBlock } from '#app/edit/blocks/pin-block.ts'
import { createStartBlock } from '#app/edit/blocks/start-block.ts'
import { createStopBlock } from '#app/edit/blocks/stop-block.ts'
import type { Block } from '#core/blocks/block.ts'
import { aTask } from '../../../support/work-builders.ts'
import { aBlock, aPerson, at } from '../plan/support/snapshot.ts'
import { memoryWorld } from '../support/memory-world.ts'

const nowMs = at('2026-11-23T08:00:00Z')
const MINUTE = 60_000

function worldWith(some: Partial<Block> = {}) {
  const world = memoryWorld(aPerson('Europe/Berlin'), nowMs)
  world.tasks.set('task', aTask({ title: 'Write' }))
  world.blocks.set('b', { ...aBlock('2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z'), id: 'b', ...some })
  return world
}
const work = {
  taskId: null,
  habitId: null,
  keyResultId: null,
  objectiveId: null,
  workedAtMs: null,
  note: '',
  minutes: 30,
}

describe('actions on a block', () => {
  it('name the block, its state and the way out when they are refused', async () => {
    await expect(createPinBlock(worldWith({ state: 'done' }).edits)('ada', 'b')).rejects.toMatchObject({
      kind: 'conflict',
      code: 'wrong-block-state',
      message: 'Cannot pin the block “Write”: it is done.',
      wayOut: 'Correct its minutes, say that it was missed, or take back what was said.',
    })
    await expect(createStopBlock(worldWith().edits)('ada', 'b')).rejects.toMatchObject({
      wayOut: 'Start it first, or say that it was done.',
    })
    await expect(createMissBlock(worldWith().edits)('ada', 'b')).rejects.toMatchObject({
      code: 'block-not-begun',
    })
    await expect(createPinBlock(worldWith().edits)('ada', 'x')).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('let one block run at a time', async () => {
    const world = worldWith()
    world.blocks.set('c', { ...world.blocks.get('b')!, id: 'c' })
    await createStartBlock(world.edits)('ada', 'b')
    expect(world.blocks.get('b')).toMatchObject({
      state: 'running',
      startMs: nowMs,
      endMs: nowMs + 60 * MINUTE,
    })
    await expect(createStartBlock(world.edits)('ada', 'c')).rejects.toMatchObject({
      code: 'another-block-runs',
      message: 'Cannot start the block “Write”: “Write” is running.',
    })
  })

  it('take a block that is said to be done before its time to where it happened', async () => {
    const world = worldWith()
    await createConfirmBlock(world.edits)('ada', 'b')
    expect(world.blocks.get('b')).toMatchObject({ state: 'done', endMs: nowMs, settledMinutes: 60 })
    expect(world.entries).toMatchObject([
      { minutes: 60, workedAtMs: nowMs - 60 * MINUTE, evidence: 'confirmed' },
    ])
    expect(world.asked).toContain('plan')
  })

  it('change nothing when said twice', async () => {
    const world = worldWith()
    await createConfirmBlock(world.edits)('ada', 'b', 45)
    await createConfirmBlock(world.edits)('ada', 'b', 45)
    await createConfirmBlock(world.edits)('ada', 'b')
    expect(world.entries.map(({ minutes }) => minutes)).toEqual([45])
    expect(world.blocks.get('b')?.state).toBe('partial')
  })

  it.each([
    ['a start within a minute', { startMs: nowMs + 1, endMs: nowMs + 60 * MINUTE }, 'body.start'],
    ['four minutes', { startMs: nowMs, endMs: nowMs + 4 * MINUTE }, 'body.end'],
    ['what is over', { startMs: nowMs - 60 * MINUTE, endMs: nowMs }, 'body.end'],
    [
      'ten years ahead',
      { startMs: nowMs + 5_000_000 * MINUTE, endMs: nowMs + 5_000_060 * MINUTE },
      'body.start',
    ],
    ['an end before the start', { startMs: nowMs, endMs: nowMs - 60 * MINUTE }, 'body.end'],
  ])('refuse %s', async (_, place, field) => {
    await expect(createMoveBlock(worldWith().edits)('ada', 'b', place)).rejects.toMatchObject({
      kind: 'invalid',
      faults: [expect.objectContaining({ field })],
    })
  })

  it('move only the end of a running block', async () => {
    const world = worldWith({
      state: 'running',
      startMs: nowMs - 30 * MINUTE,
      startedAtMs: nowMs - 30 * MINUTE,
    })
    const move = createMoveBlock(world.edits)
    const startMs = nowMs - 30 * MINUTE
    await move('ada', 'b', { startMs, endMs: nowMs + 90 * MINUTE })
    expect(world.blocks.get('b')).toMatchObject({ state: 'running', endMs: nowMs + 90 * MINUTE })
    await expect(move('ada', 'b', { startMs: nowMs, endMs: nowMs + 90 * MINUTE })).rejects.toMatchObject({
      code: 'block-runs',
    })
  })
})

describe('logWork()', () => {
  it('says what the work was for, when, and how long', async () => {
    const log = createLogWork(worldWith().edits)
    await expect(log('ada', work)).rejects.toMatchObject({ kind: 'invalid' })
    await expect(log('ada', { ...work, taskId: 'task', minutes: 0 })).rejects.toMatchObject({
      kind: 'invalid',
    })
    await expect(log('ada', { ...work, taskId: 'other' })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(log('ada', { ...work, taskId: 'task', workedAtMs: nowMs + 1 })).rejects.toMatchObject({
      faults: [expect.objectContaining({ field: 'body.workedAt' })],
    })
  })

  it('finishes the task whose minutes it completes', async () => {
    const world = worldWith()
    const entry = await createLogWork(world.edits)('ada', { ...work, taskId: 'task', minutes: 120 })
    expect(entry).toMatchObject({ minutes: 120, evidence: 'logged', workedAt: '2026-11-23T08:00:00.000Z' })
    expect(world.tasks.get('task')).toMatchObject({ status: 'done', doneAtMs: nowMs })
    expect(world.asked).toContain('plan')
  })
})
