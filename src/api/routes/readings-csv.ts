import { CsvError, type Info, parse } from 'csv-parse/sync'
import { DateTime } from 'luxon'
import { AppError, type Fault } from '#app/errors.ts'
import { addKpiReading } from '#contracts/http/kpi-routes.ts'

type Reading = {
  readonly value: number
  readonly atMs: number
  /** A date says no time: noon stands for it. */
  readonly isWholeDay: boolean
  readonly note: string
}
/** What csv-parse gives with `info`, whatever its types say. */
type Record = { readonly record: string[]; readonly info: Info }
type Line = { readonly at: number; readonly cells: readonly string[] }
type Table = {
  readonly header: readonly string[]
  readonly lines: readonly Line[]
  readonly delimiter: string
}

/**
 * Readings from a table with a header: `date` (a local date, read as noon there) or a time with offset, `value`, and
 * perhaps `note`. Every line that cannot be read is named, and then none is taken.
 */
export function readReadings(csv: string, timeZone: string): Reading[] {
  const table = readTable(csv)
  const faults: Fault[] = []
  const readings = table.lines.flatMap((line) => {
    const reading = readingOf(line, table, timeZone)
    if (reading !== null) return [reading]
    faults.push({
      field: 'body.csv',
      value: `line ${line.at}: ${line.cells.join(table.delimiter)}`,
      expected,
    })
    return []
  })
  if (faults.length === 0) return readings
  const many = faults.length === 1 ? '1 line' : `${faults.length} lines`
  throw refused(`${many} of the table cannot be read.`, faults)
}

const expected =
  'a date such as 2026-11-23, from 1970 on, and a number such as 12.5, up to 12 digits before the point, in as many columns as the header has, with a note of at most 2000 characters'

function readingOf({ cells }: Line, { header, delimiter }: Table, timeZone: string): Reading | null {
  if (cells.length > header.length) return null
  const cell = (name: string): string => cells[header.indexOf(name)] ?? ''
  const atMs = momentOf(cell('date'), timeZone)
  const value = numberOf(cell('value'), delimiter)
  if (atMs === null || value === null) return null
  const note = cell('note')
  if (!isTakenSingly({ value, at: new Date(atMs).toISOString(), note })) return null
  return { atMs, value, isWholeDay: isDate.test(cell('date')), note }
}

/** A table brings in nothing that a reading by itself may not be. */
const isTakenSingly = (reading: object): boolean => addKpiReading.body.safeParse(reading).success

function readTable(csv: string): Table {
  const delimiter = delimiterOf(csv)
  const [first, ...lines] = readLines(csv, delimiter)
  const header = first?.cells.map((name) => name.toLowerCase()) ?? []
  if (lines.length > 0 && header.includes('date') && header.includes('value'))
    return { header, lines, delimiter }
  throw refused('The table needs a header with the columns date and value, and at least one line.', [])
}

/** What parts the names of the header parts all lines. */
const delimiterOf = (csv: string): string => /^[^\r\n]*?([,;\t])/.exec(csv.trimStart())?.[1] ?? ','

function readLines(csv: string, delimiter: string): Line[] {
  try {
    const records = parse(csv, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    })
    return (records as unknown as readonly Record[]).map(({ record, info }) => ({
      at: info.lines,
      cells: record,
    }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw refused(`The table cannot be read: ${error.message}.`, [])
  }
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

/**
 * "12.5"; a comma is the decimal sign only where semicolons part the columns, as spreadsheets of countries with
 * decimal commas write. "1,234.5" is not guessed.
 */
function numberOf(text: string, delimiter: string): number | null {
  const plain = delimiter === ';' ? text.replace(',', '.') : text
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}
