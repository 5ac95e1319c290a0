import type { TimeReportView } from '#contracts/http/report-routes.ts'
import { plainTint, SHADES, type Tint } from './tint.ts'

type Row = TimeReportView['rows'][number]
export type WeekSum = Row['weeks'][number]
type Part = Exclude<keyof WeekSum, 'week'>

/** All rows together, week by week. */
export const weekSums = ({ weeks, rows }: Pick<TimeReportView, 'weeks' | 'rows'>): WeekSum[] =>
  weeks.map((week, index) => {
    const sum = (part: Part): number => rows.reduce((all, row) => all + (row.weeks[index]?.[part] ?? 0), 0)
    return {
      week,
      doneMinutes: sum('doneMinutes'),
      unconfirmedMinutes: sum('unconfirmedMinutes'),
      plannedMinutes: sum('plannedMinutes'),
      planMinutes: sum('planMinutes'),
    }
  })

/** How high a week stands: its parts on top of each other, or what was asked for where that is more. */
export const heightOf = (sum: WeekSum): number => Math.max(stackOf(sum), sum.planMinutes)

const stackOf = ({ doneMinutes, unconfirmedMinutes, plannedMinutes }: WeekSum): number =>
  doneMinutes + unconfirmedMinutes + plannedMinutes

/** The week that holds a date; null where none of them does. */
export const weekOf = (weeks: readonly string[], date: string): string | null =>
  weeks.findLast((week) => week <= date) ?? null

export type OtherRow = {
  readonly teamName: string
  readonly minutes: number
  readonly weeks: readonly { readonly week: string; readonly minutes: number; readonly people: number }[]
}

/** Work outside shared objectives, a row for each group; the most first. */
export function otherRows(other: TimeReportView['other']): OtherRow[] {
  const groups = Map.groupBy(other, ({ teamId }) => teamId)
  return [...groups.values()]
    .map((of) => ({
      teamName: of[0]?.teamName ?? '',
      minutes: of.reduce((sum, { doneMinutes }) => sum + doneMinutes, 0),
      weeks: of.map(({ week, doneMinutes, people }) => ({ week, minutes: doneMinutes, people })),
    }))
    .toSorted((a, b) => b.minutes - a.minutes)
}

/** Objectives whose blocks have one colour, each in a shade of it: side by side they are told apart. */
export function tintsOf(rows: readonly Pick<Row, 'colorId'>[]): Tint[] {
  const seen = new Map<string | null, number>()
  return rows.map(({ colorId }) => {
    const shade = seen.get(colorId) ?? 0
    seen.set(colorId, shade + 1)
    return { colorId, shade: shade % SHADES }
  })
}

const layers = ['done', 'unconfirmed', 'planned'] as const

/** What one week is made of: a part of an objective, or of everything where no objectives are told apart. */
export type Layer = {
  readonly part: (typeof layers)[number]
  readonly tint: Tint
  readonly from: number
  readonly to: number
}

type Tinted = { readonly tint: Tint; readonly sum: WeekSum }

/** The parts of a week on top of each other, in minutes above the ground; empty ones are left out. */
export function layersOf(tinted: readonly Tinted[]): Layer[] {
  const found: Layer[] = []
  for (const part of layers)
    for (const { tint, sum } of tinted) {
      const from = found.at(-1)?.to ?? 0
      const to = from + sum[`${part}Minutes`]
      if (to > from) found.push({ part, tint, from, to })
    }
  return found
}

/** The layers of every week: by objective in the colours that their blocks have on the calendar. */
export function weekLayers(
  { by, rows }: Pick<TimeReportView, 'by' | 'rows'>,
  sums: readonly WeekSum[],
  colorId: string | null,
): Layer[][] {
  const tints = tintsOf(rows)
  return sums.map((sum, index) =>
    layersOf(
      by === 'objective'
        ? rows.flatMap((row, at) => {
            const cell = row.weeks[index]
            return cell === undefined ? [] : [{ tint: tints[at] ?? plainTint, sum: cell }]
          })
        : [{ tint: { colorId, shade: 0 }, sum }],
    ),
  )
}
