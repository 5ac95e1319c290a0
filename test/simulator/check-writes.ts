import type { Sent } from './network.ts'

const isWrite = ({ name }: Sent): boolean =>
  ['events.insert', 'events.patch', 'events.update', 'events.delete'].includes(name)

/** Writes that change events; watching and reading leave a calendar as it is. */
export const writesIn = (sent: readonly Sent[]): readonly Sent[] => sent.filter(isWrite)

/** We change and delete nothing but what we made, and only the version that we know. */
export function checkWrites(sent: readonly Sent[]): readonly string[] {
  const made = new Set<string>()
  const faults: string[] = []
  for (const one of writesIn(sent)) {
    if (one.name === 'events.insert') {
      made.add(String((JSON.parse(one.body ?? '{}') as { readonly id?: string }).id))
      continue
    }
    if (one.ifMatch === null) faults.push(`writes: ${one.name} of ${one.eventId} without If-Match`)
    if (!made.has(one.eventId ?? '')) faults.push(`writes: ${one.name} of ${one.eventId}, which is not ours`)
  }
  return faults
}
