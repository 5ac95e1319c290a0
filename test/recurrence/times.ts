export type Answer = { readonly starts: readonly number[]; readonly ends: readonly number[] }

export const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text)

const DAY = 86_400_000
const MINUTE = 60_000

/** The end that belongs to a start: minutes on, or days for a bare date. */
export const endOf = (start: string, length: number): string =>
  isDate(start)
    ? new Date(Date.parse(start) + length * DAY).toISOString().slice(0, 10)
    : new Date(Date.parse(start) + length * MINUTE).toISOString()
