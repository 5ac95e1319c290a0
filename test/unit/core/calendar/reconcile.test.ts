import { describe, expect, it } from 'vitest'
import { LEAVE_ALONE_AFTER, reconcile } from '#core/calendar/reconcile.ts'
import type { Desired, Reconciliation } from '#core/calendar/reconcile.ts'
import { eventIdFor } from '#core/calendar/event-id.ts'
import { aRecord, HOUR, MONDAY, ourEvent, someFields } from './an-event.ts'

const show = (change = {}): Desired => ({
  blockId: 'b',
  wish: 'show',
  calendarId: 'ours',
  fields: someFields(change),
})
const remove: Desired = { blockId: 'b', wish: 'remove' }
const given = (change: Partial<Reconciliation>) =>
  reconcile({ observed: [], desired: [], synced: [], nowMs: MONDAY, ...change })

describe('reconcile()', () => {
  it('creates what is wanted and not there, under an id of block and generation', () => {
    expect(given({ desired: [show()] })).toEqual([
      {
        kind: 'create',
        blockId: 'b',
        calendarId: 'ours',
        generation: 1,
        eventId: eventIdFor('b', 1),
        fields: someFields(),
      },
    ])
    const [again] = given({ desired: [show()], synced: [aRecord({ state: 'gone', generation: 4 })] })
    expect(again).toMatchObject({ kind: 'create', generation: 5, eventId: eventIdFor('b', 5) })
  })

  it('writes nothing when Google has what is wanted', () => {
    expect(given({ desired: [show()], synced: [aRecord()], observed: [ourEvent()] })).toEqual([])
    expect(given({ desired: [remove], synced: [aRecord({ state: 'gone' })] })).toEqual([])
    expect(given({ desired: [remove] })).toEqual([])
  })

  it('patches what changed and no more, start and end together', () => {
    const [one] = given({ desired: [show({ endMs: MONDAY + 2 * HOUR })], synced: [aRecord()] })
    expect(one).toMatchObject({
      kind: 'patch',
      etag: '"1"',
      changes: { startMs: MONDAY, endMs: MONDAY + 2 * HOUR },
    })
    const [title] = given({ desired: [show({ title: 'New' })], synced: [aRecord()] })
    expect(title).toMatchObject({ changes: { title: 'New' } })
  })

  it('does not fight a provider that rewrites our words, nor a person who recolours', () => {
    const asked = { ...someFields(), calendarId: 'ours' }
    const synced = [aRecord({ synced: { ...someFields({ description: 'rewritten', colorId: '7' }), asked } })]
    expect(given({ desired: [show()], synced })).toEqual([])
  })

  it('hides and shows what became private or public, once, whatever a pull leaves out', () => {
    const asked = { ...someFields({ isPrivate: true }), calendarId: 'ours' }
    const hidden = aRecord({ synced: { ...someFields(), asked } })
    expect(given({ desired: [show({ isPrivate: true })], synced: [aRecord()] })).toMatchObject([
      { kind: 'patch', changes: { isPrivate: true }, asked },
    ])
    expect(given({ desired: [show({ isPrivate: true })], synced: [hidden] })).toEqual([])
    expect(given({ desired: [show({ isPrivate: false })], synced: [hidden] })).toMatchObject([
      { kind: 'patch', changes: { isPrivate: false } },
    ])
    // Records of before privacy was written.
    expect(given({ desired: [show({ isPrivate: false })], synced: [aRecord()] })).toEqual([])
  })

  it('takes a new reason alone for no reason to write', () => {
    const fields = someFields({ description: 'Goal: x\nWhy here: early\nlink' })
    const synced = [aRecord({ synced: { ...fields, asked: { ...fields, calendarId: 'ours' } } })]
    const other = { description: 'Goal: x\nWhy here: late\nlink' }
    expect(given({ desired: [show(other)], synced })).toEqual([])
    const renamed = { description: 'Goal: y\nWhy here: late\nlink' }
    expect(given({ desired: [show(renamed)], synced })).toHaveLength(1)
  })

  it('gives way to an edit that was not pulled yet', () => {
    const observed = [ourEvent({ startMs: MONDAY - HOUR }, { etag: '"2"' })]
    for (const desired of [[show({ title: 'New' })], [remove]]) {
      expect(given({ desired, synced: [aRecord()], observed })).toMatchObject([{ kind: 'defer' }])
    }
  })

  it('reads back what is in doubt, but repeats an insert under its id', () => {
    const patch = aRecord({ state: 'intended' })
    expect(given({ desired: [show({ title: 'New' })], synced: [patch] })).toMatchObject([{ kind: 'recover' }])
    const insert = aRecord({ state: 'intended', syncedEtag: null })
    expect(given({ desired: [show()], synced: [insert] })).toMatchObject([
      { kind: 'create', eventId: 'e1', generation: 1 },
    ])
    expect(given({ desired: [remove], synced: [insert] })).toMatchObject([{ kind: 'recover' }])
  })

  it('moves to another calendar only when we want it there, not back from where the person put it', () => {
    const elsewhere: Desired = { ...show(), wish: 'show', calendarId: 'primary', fields: someFields() }
    expect(given({ desired: [elsewhere], synced: [aRecord()] })).toMatchObject([{ kind: 'delete' }])
    const byPerson = aRecord({ calendarId: 'private' })
    expect(given({ desired: [show()], synced: [byPerson] })).toEqual([])
  })

  it('leaves the distant past and a series of the person’s own alone', () => {
    const nowMs = MONDAY + HOUR + LEAVE_ALONE_AFTER
    expect(given({ desired: [remove], synced: [aRecord()], nowMs })).toEqual([])
    expect(given({ desired: [show()], nowMs })).toEqual([])
    const observed = [ourEvent({}, { recurrence: ['RRULE:FREQ=DAILY'] })]
    expect(given({ desired: [show({ title: 'New' })], synced: [aRecord()], observed })).toEqual([])
    expect(given({ desired: [remove], synced: [aRecord()], observed })).toMatchObject([{ kind: 'release' }])
  })

  it('brings an event out of the distant past when its block lies ahead again', () => {
    const nowMs = MONDAY + HOUR + 3 * LEAVE_ALONE_AFTER
    const ahead = show({ startMs: nowMs + HOUR, endMs: nowMs + 2 * HOUR })
    expect(given({ desired: [ahead], synced: [aRecord()], observed: [ourEvent()], nowMs })).toMatchObject([
      { kind: 'patch', eventId: 'e1', changes: { startMs: nowMs + HOUR } },
    ])
  })

  it('keeps only the asked fields of a block whose time has passed, and creates none', () => {
    const tick: Desired = { blockId: 'b', wish: 'keep', fields: { title: '✓ 🎯 Report' } }
    expect(given({ desired: [tick] })).toEqual([])
    expect(given({ desired: [tick], synced: [aRecord()] })).toMatchObject([
      { changes: { title: '✓ 🎯 Report' } },
    ])
  })
})
