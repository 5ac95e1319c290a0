import type { RecurrenceCase, SeriesSpec } from '../case.ts'

type Sheet = Partial<Omit<SeriesSpec, 'start'>> & {
  readonly start: string
  readonly rule?: string
  readonly expected: readonly string[]
  readonly also?: readonly SeriesSpec[]
  readonly more?: Partial<Pick<RecurrenceCase, 'from' | 'to' | 'reader' | 'dates' | 'ends' | 'excluded'>>
}

/** A case worked out with a calendar sheet: half an hour long and in Berlin unless it says otherwise. */
export function byHand(name: string, sheet: Sheet): RecurrenceCase {
  const { start, rule, expected, also = [], more, ...rest } = sheet
  const lines = [...(rule === undefined ? [] : [`RRULE:${rule}`]), ...(rest.recurrence ?? [])]
  const isDate = start.length === 10
  const zone = rest.zone ?? 'Europe/Berlin'
  const first: SeriesSpec = { zone, length: isDate ? 1 : 30, ...rest, start, recurrence: lines }
  return {
    name,
    source: 'by hand',
    series: [first, ...also],
    from: '2020-01-01T00:00Z',
    to: '2030-01-01T00:00Z',
    reader: zone,
    expected,
    ...more,
  }
}
