import { CsvError, parse } from 'csv-parse/sync'
import { DateTime } from 'luxon'
import { AppError, type Fault } from '#app/errors.ts'

type Row = Readonly<Record<string, string>>
type Reading = { readonly value: number; readonly atMs: number; readonly note: string }

/**
 * Readings from a table with a header: `date` (a local date, read as noon there) or a time with offset, `value`, and
 * perhaps `note`. Every line that cannot be read is named.
 */
export function readReadings(csv: string, timeZone: string): Reading[] {
  const rows = readRows(csv)
  const faults: Fault[] = []
  const readings = rows.flatMap((row, index) => {
    const atMs = momentOf(row['date'] ?? '', timeZone)
    const value = numberOf(row['value'] ?? '')
    if (atMs !== null && value !== null) return [{ atMs, value, note: row['note'] ?? '' }]
    faults.push({
      field: 'body.csv',
      value: `line ${index + 2}: ${Object.values(row).join(',')}`,
      expected: 'a date such as 2026-11-23 and a number such as 12.5',
    })
    return []
  })
  if (faults.length > 0) throw refused(`${faults.length} line(s) of the table cannot be read.`, faults)
  return readings
}

function readRows(csv: string): Row[] {
  try {
    const rows: Row[] = parse(csv, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      delimiter: [',', ';', '\t'],
      skip_empty_lines: true,
      trim: true,
    })
    const [first] = rows
    if (first !== undefined && 'date' in first && 'value' in first) return rows
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw refused(`The table cannot be read: ${error.message}.`, [])
  }
  throw refused('The table needs a header with the columns date and value, and at least one line.', [])
}

const refused = (message: string, faults: readonly Fault[]) =>
  new AppError('invalid', 'unreadable-table', message, {
    faults: faults.slice(0, 50),
    wayOut: 'Mend the lines and send the whole table again; nothing was added.',
  })

const isDate = /^\d{4}-\d{2}-\d{2}$/
const hasOffset = /(?:[zZ]|[+-]\d{2}:\d{2})$/

function momentOf(text: string, zone: string): number | null {
  try {
    if (isDate.test(text)) return DateTime.fromISO(text, { zone }).set({ hour: 12 }).toMillis()
    return hasOffset.test(text) ? DateTime.fromISO(text).toMillis() : null
  } catch {
    return null
  }
}

/** "12.5", "1,234.5" and "12,5" are not told apart by guessing: a point is the decimal sign, and nothing else is. */
const numberOf = (text: string): number | null => (/^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : null)
