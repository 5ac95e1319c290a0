import { parseInstant } from '../check/instant.ts'
import type { Fault } from './fault.ts'
import { type Loose, record, records } from './loose.ts'

/** Faults of meaning in a `plan/1` that make it unreadable; that it breaks rules is for the checker to say. */
export function validatePlan(document: unknown): Fault[] {
  return records(record(document)['blocks']).flatMap(([index, block]) => blockFaults(index, block))
}

function blockFaults(index: number, block: Loose): Fault[] {
  const times = ['start', 'end'].map((name) => ({ name, value: block[name], ms: readable(block[name]) }))
  const unreal = times
    .filter(
      ({ ms, value }) => ms === undefined && typeof value === 'string' && /^\d{4}-\d\d-\d\dT/i.test(value),
    )
    .map(({ name, value }) => ({ path: ['blocks', index, name], value, expected: 'a date that exists' }))
  const [start, end] = times
  if (start?.ms === undefined || end?.ms === undefined || end.ms > start.ms) return unreal
  const expected = `a time after its start (${String(start.value)})`
  return [...unreal, { path: ['blocks', index, 'end'], value: end.value, expected }]
}

function readable(value: unknown): number | undefined {
  return typeof value === 'string' ? parseInstant(value) : undefined
}
