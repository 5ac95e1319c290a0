/** timestamptz ↔ epoch ms. */
export const toDate = (ms: number): Date => new Date(ms)
export const toDateOrNull = (ms: number | null): Date | null => (ms === null ? null : new Date(ms))
export const toMs = (date: Date): number => date.getTime()
export const toMsOrNull = (date: Date | null): number | null => date?.getTime() ?? null
