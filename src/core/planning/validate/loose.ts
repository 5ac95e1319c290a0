import { parseInstant } from '../check/instant.ts'

/**
 * Readers for a document whose shape may be wrong: what has the wrong type is `undefined` here, because the
 * schema has reported it already. So faults of shape and of meaning come out together, each once.
 */
export type Loose = Readonly<Record<string, unknown>>

export function record(value: unknown): Loose {
  return isRecord(value) ? value : {}
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function whole(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}

/** Epoch ms; undefined when the text is no RFC 3339 time or names a date that does not exist. */
export function instant(value: unknown): number | undefined {
  return typeof value === 'string' ? parseInstant(value) : undefined
}

/** The elements that are objects, each with its place in the list. */
export function records(value: unknown): (readonly [number, Loose])[] {
  return list(value).flatMap((element, index) =>
    isRecord(element) ? [[index, element] as readonly [number, Loose]] : [],
  )
}

function isRecord(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
