import { describe, expect, it } from 'vitest'
import { boxSize } from '../../../src/web/features/week/grid/box-size.ts'
import {
  arePiecesAlike,
  isCarriedAlike,
  looksAlike,
  ofThisColumn,
} from '../../../src/web/features/week/grid/looks-alike.ts'
import { seenFirst, seenHours } from '../../../src/web/features/week/seen-first.ts'
import { aBlock } from './support.ts'

const zone = 'Europe/Berlin'
const timed = (id: string, start: string, end: string) => ({ id, start, end })
const idsOf = (events: readonly { readonly id?: string }[]) => events.map(({ id }) => id)

const lasting = (minutes: number) => ({
  start: '2026-11-23T09:00:00Z',
  end: new Date(Date.parse('2026-11-23T09:00:00Z') + minutes * 60_000).toISOString(),
})

describe('seenHours()', () => {
  it('is the part of the day that is scrolled to', () => {
    expect(seenHours({ scrollTop: 448, clientHeight: 560, scrollHeight: 1344 })).toEqual({
      from: 480,
      to: 1080,
    })
  })
})

describe('seenFirst()', () => {
  const noon = timed('noon', '2026-11-23T11:00:00Z', '2026-11-23T12:00:00Z')
  const night = timed('night', '2026-11-24T21:00:00Z', '2026-11-24T22:00:00Z')
  const overnight = timed('overnight', '2026-11-25T22:00:00Z', '2026-11-26T07:30:00Z')
  const allDay = { id: 'all day', allDay: true, start: '2026-11-23', end: '2026-11-24' }
  const closed = { ...timed('closed', '2026-11-23T00:00:00Z', '2026-11-23T08:00:00Z'), display: 'background' }
  const seen = { from: 8 * 60, to: 16 * 60 }

  it('holds back what lies out of sight, and nothing that does not belong to an hour', () => {
    const events = [closed, allDay, noon, night, overnight]
    expect(idsOf(seenFirst(events, seen, zone))).toEqual(['closed', 'all day', 'noon', 'overnight'])
    expect(idsOf(events)).toHaveLength(5)
  })

  it('knows what the wall shows on both sides of a change of the clock, and where it is half an hour off', () => {
    const before = timed('before', '2026-10-24T14:10:00Z', '2026-10-24T14:20:00Z')
    const after = timed('after', '2026-10-25T14:10:00Z', '2026-10-25T14:20:00Z')
    expect(idsOf(seenFirst([before, after], { from: 600, to: 940 }, zone))).toEqual(['after'])
    const midnight = timed('midnight', '2026-11-23T18:45:00Z', '2026-11-23T18:55:00Z')
    expect(idsOf(seenFirst([midnight, noon], { from: 0, to: 60 }, 'Asia/Kolkata'))).toEqual(['midnight'])
  })

  it('is the very same list where all is seen, or where nobody knows what is', () => {
    const events = [noon, night]
    expect(seenFirst(events, null, zone)).toBe(events)
    expect(seenFirst([noon], seen, zone)).toEqual([noon])
    expect(seenFirst(events, { from: 0, to: 1440 }, zone)).toBe(events)
  })
})

describe('boxSize()', () => {
  it.each([
    [15, true, 'tiny', 1],
    [30, true, 'short', 1],
    [60, false, 'low', 1],
    [90, false, 'high', 3],
    [240, false, 'high', 12],
  ])('gives %i minutes (short: %s) the size %s with %i lines', (minutes, isShort, name, lines) => {
    expect(boxSize(lasting(minutes), isShort)).toEqual({ name, lines })
  })
})

const block = aBlock()
const range = (from: number) => ({ start: new Date(from), end: new Date(20) })
const ranged = (one = block, from = 9) => ({
  def: { groupId: '', publicId: one.id, extendedProps: { shown: { kind: 'block' as const, block: one } } },
  ui: { display: null, startEditable: true, durationEditable: true },
  instance: { range: range(from) },
  range: range(from),
})

describe('looksAlike()', () => {
  it('holds for the same thing at the same time', () => {
    expect(looksAlike(ranged(), ranged())).toBe(true)
  })

  it('fails for another thing, another time, and what can no longer be moved', () => {
    const fixed = { display: null, startEditable: false, durationEditable: true }
    expect(looksAlike(ranged(), ranged({ ...block }))).toBe(false)
    expect(looksAlike(ranged(), ranged(block, 10))).toBe(false)
    expect(looksAlike(ranged(), { ...ranged(), ui: fixed })).toBe(false)
  })
})

const piece = (eventRange: ReturnType<typeof ranged>, isEnd = true) => ({
  eventRange,
  startDate: new Date(9),
  isEnd,
})
const shade = (from: number) => ({
  eventRange: {
    def: { groupId: 'open', publicId: '', extendedProps: {} },
    ui: { display: 'inverse-background', startEditable: null, durationEditable: null },
    instance: null,
    range: range(from),
  },
})

describe('arePiecesAlike()', () => {
  it('holds for a column in which nothing has changed, made anew', () => {
    expect(arePiecesAlike([piece(ranged())], [piece(ranged())])).toBe(true)
    expect(arePiecesAlike([shade(9)], [shade(9)])).toBe(true)
  })

  it('fails when something comes, goes, changes, or goes on elsewhere', () => {
    const column = [piece(ranged())]
    expect(arePiecesAlike(column, [])).toBe(false)
    expect(arePiecesAlike(column, [...column, piece(ranged())])).toBe(false)
    expect(arePiecesAlike(column, [piece(ranged({ ...block }))])).toBe(false)
    expect(arePiecesAlike(column, [piece(ranged(), false)])).toBe(false)
    expect(arePiecesAlike([shade(9)], [shade(10)])).toBe(false)
    expect(arePiecesAlike([shade(9)], column)).toBe(false)
  })
})

describe('isCarriedAlike()', () => {
  const affectedInstances = {}
  const carried = (segs: readonly ReturnType<typeof piece>[]) => ({ affectedInstances, isEvent: true, segs })

  it('holds for a column over which the same is carried as before', () => {
    expect(isCarriedAlike(carried([]), carried([]))).toBe(true)
    expect(isCarriedAlike(carried([piece(ranged())]), carried([piece(ranged())]))).toBe(true)
  })

  it('fails where something is taken up, put down or carried elsewhere', () => {
    expect(isCarriedAlike(null, carried([]))).toBe(false)
    expect(isCarriedAlike(carried([]), null)).toBe(false)
    expect(isCarriedAlike(carried([]), { ...carried([]), affectedInstances: {} })).toBe(false)
    expect(isCarriedAlike(carried([piece(ranged())]), carried([piece(ranged(block, 10))]))).toBe(false)
  })
})

describe('ofThisColumn()', () => {
  const away = ranged()
  const own = { ...away, instance: { ...away.instance, instanceId: '7' } }
  const empty = { fgEventSegs: [], eventDrag: null, eventResize: null }
  const carried = (segs: readonly ReturnType<typeof piece>[], affectedInstances = { '7': away.range }) => ({
    affectedInstances,
    isEvent: true,
    segs,
  })

  it('hides what is carried in other columns, both when it is taken up and when it is put down', () => {
    const during = { ...empty, eventDrag: carried([]), eventResize: carried([]) }
    expect(ofThisColumn(empty, during)).toEqual(empty)
    expect(ofThisColumn(during, empty)).toEqual(during)
    expect(during.eventDrag).not.toBeNull()
  })

  it('tells of what is carried over this column, and of what was taken from it', () => {
    const over = { ...empty, eventDrag: carried([piece(away)]) }
    expect(ofThisColumn(empty, over)).toEqual(over)
    expect(ofThisColumn(over, empty)).toEqual(empty)
    const full = { ...empty, fgEventSegs: [piece(own)] }
    const taken = { ...full, eventResize: carried([]) }
    expect(ofThisColumn(full, taken)).toEqual(taken)
    expect(ofThisColumn(taken, full)).toEqual(full)
  })

  it('keeps what is no column, and what is carried over the whole grid', () => {
    const grid = { fgEventSegs: [], eventDrag: { affectedInstances: {}, isEvent: true } }
    expect(ofThisColumn({ ...grid, eventDrag: null }, grid)).toEqual(grid)
    const view = { eventDrag: carried([]) }
    expect(ofThisColumn({ eventDrag: null }, view)).toBe(view)
  })
})
