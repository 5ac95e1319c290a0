/** A spreadsheet takes text that begins like this for a formula, and runs it; behind a tick it is text. */
const formula = /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/
const needsQuotes = /[",;\n\r\t]/

type Cell = string | number | null

/** Rows as RFC 4180 wants them: comma, double quotes, CRLF. Texts are made safe for spreadsheets; numbers stay numbers. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = formula.test(cell) ? `'${cell}` : cell
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
