import { type Snapshot, horizonOf } from '#app/plan/snapshot.ts'
import type { Person } from '#core/people/person.ts'
import { type Settings, defaultSettings } from '#core/people/settings.ts'
import { aBlock as plainBlock } from '../../../../support/work-builders.ts'
import type { Block } from '#core/blocks/block.ts'

export const at = (text: string): number => Date.parse(text)

export const aPerson = (timeZone: string, settings: Partial<Settings> = {}): Person => ({
  id: 'ada',
  email: 'ada@example.org',
  name: 'Ada',
  timeZone,
  settings: { ...defaultSettings, ...settings },
  daysOff: [],
  trips: [],
})

export const aBlock = (start: string, end: string, some: Partial<Block> = {}): Block =>
  plainBlock({ id: `block at ${start}`, startMs: at(start), endMs: at(end), ...some })

export function aSnapshot(now: string, some: Partial<Snapshot> = {}): Snapshot {
  const person = some.person ?? aPerson('Europe/Berlin')
  return {
    person,
    horizon: horizonOf(person, at(now)),
    hours: [{ id: 'work', name: 'work', ranges: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }] }],
    calendars: [],
    events: [],
    blocks: [],
    tasks: [],
    settledMinutes: new Map(),
    habits: [],
    skips: [],
    keyResults: [],
    objectives: [],
    cycles: [],
    inForce: null,
    newest: null,
    requested: 0,
    ...some,
  }
}
