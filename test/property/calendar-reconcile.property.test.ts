import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AskedFields, BlockFields, Published } from '#core/calendar/block-fields.ts'
import type { CalendarEvent } from '#core/calendar/calendar-event.ts'
import { readBack } from '#core/calendar/read-back.ts'
import { type CalendarOperation, type Desired, reconcile } from '#core/calendar/reconcile.ts'
import { HOUR, MONDAY, ourEvent } from '../unit/core/calendar/an-event.ts'

const fields: fc.Arbitrary<BlockFields> = fc
  .record({
    title: fc.constantFrom('🎯 A', '🎯 B', 'Mine'),
    description: fc.constantFrom('x', 'Why here: y\nx', 'z'),
    start: fc.integer({ min: -200, max: 200 }),
    isTransparent: fc.boolean(),
    colorId: fc.constantFrom(null, '1', '2'),
    isPrivate: fc.boolean(),
  })
  .map(({ start, ...rest }) => ({
    ...rest,
    startMs: MONDAY + start * HOUR,
    endMs: MONDAY + (start + 1) * HOUR,
  }))

const blockIds = ['a', 'b', 'c', 'd']
const calendarId = fc.constantFrom('own', 'primary')

const desiredOf = (blockId: string): fc.Arbitrary<Desired> =>
  fc.oneof(
    fc.record({ blockId: fc.constant(blockId), wish: fc.constant('show' as const), calendarId, fields }),
    fc.record({ blockId: fc.constant(blockId), wish: fc.constant('keep' as const), fields }),
    fc.record({ blockId: fc.constant(blockId), wish: fc.constant('remove' as const) }),
  )

const recordOf = (blockId: string): fc.Arbitrary<Published | null> =>
  fc.option(
    fc
      .record({
        echo: fields,
        asked: fields,
        home: calendarId,
        askedHome: calendarId,
        state: fc.constantFrom('live' as const, 'gone' as const),
      })
      .map(({ echo, asked, home, askedHome, state }) => ({
        blockId,
        calendarId: home,
        generation: 1,
        eventId: `event-${blockId}`,
        state,
        syncedEtag: '"1"',
        synced: { ...echo, asked: { ...asked, calendarId: askedHome } },
      })),
  )

const world = fc.record({
  desired: fc.tuple(...blockIds.map(desiredOf)),
  records: fc.tuple(...blockIds.map(recordOf)),
})

const observe = (record: Published, etag = record.syncedEtag ?? ''): CalendarEvent =>
  ourEvent(record.synced ?? {}, {
    calendarId: record.calendarId,
    eventId: record.eventId,
    etag,
    blockId: record.blockId,
    generation: record.generation,
  })

/** Google does what it is asked for and echoes it. */
function applied(record: Published | undefined, operation: CalendarOperation): Published {
  const { blockId, calendarId, generation, eventId } = operation
  const place = { blockId, calendarId, generation, eventId }
  const live = (asked: AskedFields): Published => ({
    ...place,
    state: 'live',
    syncedEtag: `"${eventId}"`,
    synced: { ...asked, asked },
  })
  switch (operation.kind) {
    case 'create':
      return live({ ...operation.fields, calendarId })
    case 'patch':
      return live({ ...operation.asked, ...operation.changes })
    case 'delete':
    case 'release':
      return { ...place, state: 'gone', syncedEtag: null, synced: record?.synced ?? null }
    default:
      throw new Error(`${operation.kind} is not expected while nothing is in doubt`)
  }
}

describe('reconcile()', () => {
  it('comes to rest: once its operations are done there are no more', () => {
    fc.assert(
      fc.property(world, ({ desired, records }) => {
        const known = new Map(records.flatMap((one) => (one === null ? [] : [[one.blockId, one] as const])))
        const compare = (): readonly CalendarOperation[] => {
          const synced = [...known.values()]
          const observed = synced.filter((one) => one.state === 'live').map((one) => observe(one))
          return reconcile({ observed, desired, synced, nowMs: MONDAY })
        }
        // A move between calendars takes two rounds: a deletion, then a new generation.
        const carryOut = (): void => {
          for (const one of compare()) known.set(one.blockId, applied(known.get(one.blockId), one))
        }
        carryOut()
        carryOut()
        expect(compare()).toEqual([])
      }),
    )
  })

  it('never writes over a version that it has not pulled', () => {
    fc.assert(
      fc.property(world, ({ desired, records }) => {
        const synced = records.filter((one) => one !== null)
        const observed = synced.filter((one) => one.state === 'live').map((one) => observe(one, '"person"'))
        const operations = reconcile({ observed, desired, synced, nowMs: MONDAY })
        const live = new Set(observed.map((event) => event.blockId))
        for (const one of operations.filter((each) => live.has(each.blockId))) expect(one.kind).toBe('defer')
      }),
    )
  })

  it('gives one operation a block at most, and a new id to each new generation', () => {
    fc.assert(
      fc.property(world, ({ desired, records }) => {
        const synced = records.filter((one) => one !== null)
        const operations = reconcile({ observed: [], desired, synced, nowMs: MONDAY })
        expect(new Set(operations.map((one) => one.blockId)).size).toBe(operations.length)
        for (const one of operations.filter((each) => each.kind === 'create')) {
          expect(synced.map((record) => record.eventId)).not.toContain(one.eventId)
        }
      }),
    )
  })
})

describe('readBack()', () => {
  it('knows its own write, and takes whatever else changed for the person’s', () => {
    fc.assert(
      fc.property(fields, fields, fields, (echo, asked, seen) => {
        const intended: Published = {
          blockId: 'a',
          calendarId: 'own',
          generation: 1,
          eventId: 'event-a',
          state: 'intended',
          syncedEtag: '"1"',
          synced: { ...echo, asked: { ...asked, calendarId: 'own' } },
        }
        const look = (now: BlockFields) => readBack(intended, ourEvent(now, { blockId: 'a' }))
        expect(look(asked)).toBe('written')
        expect(['written', 'unwritten']).toContain(look(echo))
        const isKnown = [echo, asked].some((one) => JSON.stringify(one) === JSON.stringify(seen))
        expect(isKnown || look(seen) === 'edited').toBe(true)
      }),
    )
  })
})
