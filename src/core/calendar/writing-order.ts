import type { BlockFields, Published } from './block-fields.ts'
import type { CalendarOperation } from './reconcile.ts'

/** How far an operation has come before, and where the event lies. */
export type Written = Pick<Published, 'synced'> & { readonly failures: number }

/** Those that change an event in Google; the others look, or settle things among ourselves. */
export const isWrite = ({ kind }: CalendarOperation): boolean =>
  kind === 'create' || kind === 'patch' || kind === 'delete'

/**
 * The order in which operations are carried out: what writes nothing first, then the soonest, where it is now or where
 * it is to be; what is over comes last, and what failed before gives way to what did not. Times in epoch ms.
 */
export function inWritingOrder(
  operations: readonly CalendarOperation[],
  writtenOf: (blockId: string) => Written | undefined,
  nowMs: number,
): readonly CalendarOperation[] {
  const ranked = operations.map((operation) => {
    const written = writtenOf(operation.blockId)
    return { operation, failures: written?.failures ?? 0, startMs: soonestOf(operation, written, nowMs) }
  })
  return ranked
    .toSorted((a, b) => a.failures - b.failures || (a.startMs === b.startMs ? 0 : a.startMs - b.startMs))
    .map(({ operation }) => operation)
}

function soonestOf(operation: CalendarOperation, written: Written | undefined, nowMs: number): number {
  if (!isWrite(operation)) return Number.MIN_SAFE_INTEGER
  const places = [wantedBy(operation), written?.synced ?? null]
  const ahead = places.flatMap((place) => (place === null || place.endMs <= nowMs ? [] : [place.startMs]))
  return Math.min(Number.MAX_SAFE_INTEGER, ...ahead)
}

function wantedBy(operation: CalendarOperation): Pick<BlockFields, 'startMs' | 'endMs'> | null {
  if (operation.kind === 'create') return operation.fields
  return operation.kind === 'patch' ? operation.asked : null
}
