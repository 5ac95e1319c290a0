import { MINUTE_MS } from '../check/instant.ts'
import type { Path, Report } from './fault.ts'
import { instant, type Loose, record, records, text } from './loose.ts'

/** Everything with two ends: busy times, blocks in force, ranges of hours, parts of the day, habit windows. */
export function spanFaults(problem: Loose, report: Report): void {
  for (const name of ['busy', 'previous']) {
    for (const [index, element] of records(problem[name])) spanOfTime([name, index], element, report)
  }
  for (const [name, ranges] of Object.entries(record(problem['hours']))) {
    for (const [index, range] of records(ranges)) spanOfDay(['hours', name, index], range, report)
  }
  for (const [index, habit] of records(problem['habits'])) spanOfDay(['habits', index], habit, report)
  for (const [index, task] of records(problem['tasks'])) {
    spanOfDay(['tasks', index, 'preferred'], record(task['preferred']), report)
  }
}

function spanOfTime(path: Path, element: Loose, report: Report): void {
  const [start, end] = [instant(element['start']), instant(element['end'])]
  if (start !== undefined && end !== undefined && end <= start) {
    report([...path, 'end'], element['end'], `a time after its start (${String(element['start'])})`)
  }
}

function spanOfDay(path: Path, element: Loose, report: Report): void {
  const [from, to] = [text(element['from']), text(element['to'])]
  if (from !== undefined && to !== undefined && to <= from) {
    report([...path, 'to'], to, `a time of day after "from" (${from}); a night needs two ranges`)
  }
}

/** Minutes of a span, seconds included; undefined where its ends cannot be read. */
export function minutesOf(element: Loose): number | undefined {
  const [start, end] = [instant(element['start']), instant(element['end'])]
  return start === undefined || end === undefined ? undefined : (end - start) / MINUTE_MS
}
