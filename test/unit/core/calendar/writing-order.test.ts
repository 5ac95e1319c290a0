import { describe, expect, it } from 'vitest'
import type { BlockFields } from '#core/calendar/block-fields.ts'
import type { CalendarOperation } from '#core/calendar/reconcile.ts'
import { inWritingOrder, type Written } from '#core/calendar/writing-order.ts'

const HOUR = 3_600_000
const at = (hour: number): BlockFields => ({
  title: '',
  description: '',
  startMs: hour * HOUR,
  endMs: (hour + 1) * HOUR,
  isTransparent: true,
  colorId: null,
})
const target = (blockId: string) => ({ blockId, calendarId: 'c', generation: 1, eventId: blockId })
const create = (id: string, hour: number): CalendarOperation => ({
  kind: 'create',
  ...target(id),
  fields: at(hour),
})
const patch = (id: string, hour: number): CalendarOperation => ({
  kind: 'patch',
  ...target(id),
  etag: '',
  changes: {},
  asked: { ...at(hour), calendarId: 'c' },
})
const shownAt = (hour: number, failures = 0): Written => ({ synced: at(hour), failures })

const order = (operations: readonly CalendarOperation[], written: Record<string, Written> = {}) =>
  inWritingOrder(operations, (id) => written[id], 0).map((one) => one.blockId)

describe('inWritingOrder()', () => {
  it('takes the soonest first, by where it is or is to be', () => {
    const operations = [create('late', 9), patch('moved', 20), create('soon', 3)]
    expect(order(operations, { moved: shownAt(1) })).toEqual(['moved', 'soon', 'late'])
  })

  it('leaves what is over to the end, and looks before it writes', () => {
    const deletion: CalendarOperation = { kind: 'delete', ...target('over'), etag: '' }
    const look: CalendarOperation = { kind: 'recover', ...target('doubtful') }
    expect(order([deletion, create('next', 5), look], { over: shownAt(-30) })).toEqual([
      'doubtful',
      'next',
      'over',
    ])
  })

  it('lets what failed before give way', () => {
    const failing: Written = { synced: null, failures: 2 }
    expect(order([create('failed', 1), create('new', 7)], { failed: failing })).toEqual(['new', 'failed'])
  })
})
