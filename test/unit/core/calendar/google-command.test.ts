import { describe, expect, it } from 'vitest'
import { commandsOf } from '#core/calendar/google-command.ts'
import { aRecord, day, HOUR, MONDAY, ourEvent, someFields } from './an-event.ts'

const etag = '"2"'

describe('commandsOf()', () => {
  it('takes an equal etag for our own echo, whatever the fields say', () => {
    expect(commandsOf(ourEvent({ title: 'rewritten' }), aRecord())).toEqual([])
  })

  it('reads a move, a resize, a word and a tick', () => {
    const moved = { startMs: MONDAY + HOUR, endMs: MONDAY + 3 * HOUR }
    expect(commandsOf(ourEvent(moved, { etag }), aRecord())).toEqual([{ kind: 'pin', ...moved }])
    expect(commandsOf(ourEvent({ title: 'Mine', description: 'notes' }, { etag }), aRecord())).toEqual([
      { kind: 'keep-title', title: 'Mine' },
      { kind: 'keep-description', description: 'notes' },
    ])
    expect(commandsOf(ourEvent({ title: '✓ 🎯 Report' }, { etag }), aRecord())).toEqual([
      { kind: 'keep-title', title: '✓ 🎯 Report' },
      { kind: 'confirm' },
    ])
  })

  it('reads free as unpin only where we had shown busy', () => {
    const busy = someFields({ isTransparent: false })
    const record = aRecord({ synced: { ...busy, asked: { ...busy, calendarId: 'ours' } } })
    expect(commandsOf(ourEvent({ isTransparent: true }, { etag }), record)).toEqual([{ kind: 'unpin' }])
    expect(commandsOf(ourEvent({ isTransparent: false }, { etag }), aRecord())).toEqual([])
  })

  it('reads freed and moved in one go as moved: the place was chosen', () => {
    const busy = someFields({ isTransparent: false })
    const record = aRecord({ synced: { ...busy, asked: { ...busy, calendarId: 'ours' } } })
    const startMs = busy.startMs + 7_200_000
    const moved = ourEvent({ isTransparent: true, startMs, endMs: startMs + 3_600_000 }, { etag })
    expect(commandsOf(moved, record)).toEqual([{ kind: 'pin', startMs, endMs: startMs + 3_600_000 }])
  })

  it('takes colour and anything that is not ours for no command', () => {
    expect(commandsOf(ourEvent({ colorId: '11' }, { etag, location: 'Rome' }), aRecord())).toEqual([])
  })

  it('reads a deletion as not this time, unless we deleted it', () => {
    const tombstone = ourEvent({}, { status: 'cancelled', etag })
    expect(commandsOf(tombstone, aRecord())).toEqual([{ kind: 'not-this-time', isReleased: false }])
    expect(commandsOf(tombstone, aRecord({ state: 'gone' }))).toEqual([])
    const deleting = aRecord({ state: 'intended', synced: { ...someFields(), asked: null } })
    expect(commandsOf(tombstone, deleting)).toEqual([])
  })

  it('lets an event go that became an all-day note', () => {
    const note = ourEvent({}, { etag, start: day('2026-11-23'), end: day('2026-11-24') })
    expect(commandsOf(note, aRecord())).toEqual([{ kind: 'not-this-time', isReleased: true }])
  })

  it('pins what came out of the bin or from another calendar', () => {
    const pin = { kind: 'pin', startMs: MONDAY, endMs: MONDAY + HOUR }
    expect(commandsOf(ourEvent({}, { etag }), aRecord({ state: 'gone' }))).toEqual([pin])
    expect(commandsOf(ourEvent({}, { calendarId: 'primary' }), aRecord())).toEqual([pin])
    expect(commandsOf(ourEvent(), aRecord({ state: 'gone' }))).toEqual([])
  })

  it('does not take a write of ours for the person’s when its answer was lost', () => {
    const wanted = someFields({ startMs: MONDAY + HOUR, endMs: MONDAY + 2 * HOUR })
    const inDoubt = aRecord({
      state: 'intended',
      synced: { ...someFields(), asked: { ...wanted, calendarId: 'ours' } },
    })
    expect(commandsOf(ourEvent(wanted, { etag }), inDoubt)).toEqual([])
    const edited = { ...wanted, title: 'Mine' }
    expect(commandsOf(ourEvent(edited, { etag }), inDoubt)).toEqual([{ kind: 'keep-title', title: 'Mine' }])
  })
})
