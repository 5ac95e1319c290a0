import type { GoalChangeView } from '#contracts/http/goals.ts'
import { formatMinutes, formatNumber } from '../../format/duration.ts'
import { weekdaysText } from '../../format/week-range.ts'
import { dateText } from '../../format/zoned-time.ts'

type Change = Pick<GoalChangeView, 'subject' | 'title' | 'verb' | 'field'> & {
  readonly from?: unknown
  readonly to?: unknown
}
/** What an id is called; undefined for one that is gone. */
export type NameOf = (id: string) => string | undefined

const subjects: Readonly<Record<Change['subject'], string>> = {
  cycle: 'cycle',
  objective: 'objective',
  'key-result': 'key result',
  milestone: 'milestone',
  'effort-plan': 'hours of',
  kpi: 'KPI',
}

const verbs = { created: 'Added', removed: 'Removed' } as const

const fields: Readonly<Record<string, string>> = {
  title: 'Title',
  why: 'Reason',
  kind: 'Kind',
  status: 'Status',
  cycleId: 'Cycle',
  parentId: 'Objective it serves',
  visibility: 'Visible to',
  finalScore: 'Final score',
  weight: 'Weight',
  baseline: 'Baseline',
  target: 'Target',
  unit: 'Unit',
  checkInDays: 'Days between check-ins',
  kpiId: 'KPI',
  counterKeyResultId: 'Counter metric',
  ownerId: 'Owner',
  doneAtMs: 'Reached',
  startsOn: 'Start',
  endsOn: 'End',
  minMinutesPerWeek: 'Least hours a week',
  targetMinutesPerWeek: 'Hours a week',
  totalMinutes: 'Hours in all',
  byDate: 'Date',
  minBlockMinutes: 'Shortest block',
  maxBlockMinutes: 'Longest block',
  hoursProfileId: 'Hours profile',
  priority: 'Priority',
  days: 'Days',
  direction: 'Direction',
  green: 'Green corridor',
  amber: 'Amber corridor',
  cadence: 'Rhythm',
}

/** "Added key result “Users”", "Target of “Users”: 100 → 120". */
export function changeText(change: Change, nameOf: NameOf): string {
  const { subject, title, verb, field, from, to } = change
  if (verb !== 'changed' || field === null) {
    return `${verb === 'changed' ? 'Changed' : verbs[verb]} ${subjects[subject]} “${title}”`
  }
  if (field === 'doneAtMs') return `“${title}” ${to === null ? 'is open again' : 'is reached'}`
  if (field === 'keeperId') return `“${title}” is kept by ${nameOf(String(to)) ?? 'somebody else'} now`
  const name = fields[field] ?? field
  return `${name} of “${title}”: ${valueText(field, from, nameOf)} → ${valueText(field, to, nameOf)}`
}

/** A value as people say it: hours for minutes, names for ids, dates for dates. */
function valueText(field: string, value: unknown, nameOf: NameOf): string {
  if (value === null || value === undefined || value === '') return 'none'
  if (Array.isArray(value)) return weekdaysText(value.map(Number))
  switch (typeof value) {
    case 'number':
      return field.includes('Minutes') ? formatMinutes(value) : formatNumber(value)
    case 'string':
      return wordText(field, value, nameOf)
    case 'object':
      return corridorText(value)
    default:
      return JSON.stringify(value)
  }
}

function wordText(field: string, value: string, nameOf: NameOf): string {
  if (field.endsWith('Id')) return nameOf(value) ?? 'one that is gone'
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dateText(value) : value
}

function corridorText(value: object): string {
  const { from = null, to = null } = value as { from?: number | null; to?: number | null }
  if (from !== null && to !== null) return `${formatNumber(from)} to ${formatNumber(to)}`
  if (from !== null) return `from ${formatNumber(from)}`
  return to === null ? 'none' : `up to ${formatNumber(to)}`
}
