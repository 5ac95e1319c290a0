import { MINUTE_MS } from '#core/time/interval.ts'
import type { Span } from '../grid/nudge.ts'

/** So many minutes from an instant on; null while either is missing, or it is shorter than a block may be. */
export const spanFrom = (start: string | null, minutes: number | string): Span | null =>
  start === null || Number(minutes) < 5
    ? null
    : { start, end: new Date(Date.parse(start) + Number(minutes) * MINUTE_MS).toISOString() }
