/** One row as it is kept, without secrets. */
type PersonalRow = Readonly<Record<string, unknown>>

export type TakeRows = (section: string, rows: readonly PersonalRow[]) => Promise<void>

/**
 * Hands over all rows of a person as of one moment, section by section and some at a time, so that they never lie in
 * memory all at once. A section without rows is handed over once, empty.
 */
export type PersonalCopy = (userId: string, take: TakeRows) => Promise<void>
