/** New ids: UUIDs that sort by the time at which they were made. */
export type IdSource = { next(): string }
