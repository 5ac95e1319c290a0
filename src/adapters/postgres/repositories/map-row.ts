/** Nothing stays nothing. */
export const mapRow = <R, T>(row: R | null | undefined, toCore: (row: R) => T): T | null =>
  row === null || row === undefined ? null : toCore(row)
