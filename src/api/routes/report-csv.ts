import type { TeamCapacityView, TimeReportView } from '#contracts/http/report-routes.ts'

const header = [
  'week',
  'kind',
  'name',
  'people',
  'done_minutes',
  'unconfirmed_minutes',
  'planned_minutes',
  'plan_minutes',
]

/** One line for each row and week (RFC 4180), with a header. */
export function timeCsv({ rows, other }: TimeReportView): string {
  const shared = rows.flatMap(({ name, weeks }) =>
    weeks.map((one) => [
      one.week,
      'shared',
      name,
      '',
      one.doneMinutes,
      one.unconfirmedMinutes,
      one.plannedMinutes,
      one.planMinutes,
    ]),
  )
  const outside = other.map((one) => [
    one.week,
    'other',
    one.teamName,
    one.people,
    one.doneMinutes,
    '',
    '',
    '',
  ])
  return csvOf([header, ...shared, ...outside])
}

/** One line for each team and week that is told. */
export function capacityCsv({ teams }: TeamCapacityView): string {
  const told = teams.flatMap(({ teamName, people, weeks }) =>
    weeks.map((one) => [one.week, teamName, people, one.needMinutes, one.freeMinutes, one.verdict]),
  )
  return csvOf([['week', 'team', 'people', 'need_minutes', 'free_minutes', 'verdict'], ...told])
}

const csvOf = (lines: readonly (readonly (string | number)[])[]): string =>
  lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('')

/** A text that a table program would take for a formula gets an apostrophe in front, and stays a text. */
export function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const harmless = /^\s*[=+\-@|\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
