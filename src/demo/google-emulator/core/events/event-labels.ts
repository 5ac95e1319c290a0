import { z } from 'zod'
import { invalid } from '../google-error.ts'
import { newEventId } from '../random.ts'
import type { EventLabel } from '../state.ts'
import type { Store } from '../store.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const labelsSchema = z.object({
  eventLabels: z
    .array(
      z.object({
        id: z.string().regex(UUID).optional(),
        name: z.string().max(50).optional(),
        backgroundColor: z.string().regex(/^#[0-9a-f]{6}$/i),
      }),
    )
    .max(200)
    .optional(),
})

function newUuid(store: Store): string {
  const hex = newEventId(store.state).replaceAll(/[g-v]/g, (char) =>
    ((char.codePointAt(0) ?? 0) % 16).toString(16),
  )
  const text = `${hex}000000`.slice(0, 32)
  return [
    text.slice(0, 8),
    text.slice(8, 12),
    text.slice(12, 16),
    text.slice(16, 20),
    text.slice(20, 32),
  ].join('-')
}

/** The labels to keep on a calendar; new ones get an id. */
export function keepLabels(store: Store, { eventLabels = [] }: z.infer<typeof labelsSchema>): EventLabel[] {
  const labels = eventLabels.map((label) => ({ ...label, id: label.id ?? newUuid(store) }))
  if (new Set(labels.map(({ id }) => id)).size < labels.length)
    throw invalid('Invalid value for: labelProperties.eventLabels: ids must be unique.')
  return labels
}
