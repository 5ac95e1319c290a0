import type { RouteInput } from '#contracts/http/route.ts'
import type { readTimeReport } from '#contracts/http/report-routes.ts'
import { addDays } from '../../format/zoned-time.ts'

export const spans = ['8', '13', '26', 'next'] as const
export type Span = (typeof spans)[number]
export const rowKinds = ['objective', 'member', 'team'] as const
export type By = (typeof rowKinds)[number]

/** What a report shows, as the address of the page keeps it. */
export type ReportSearch = {
  readonly view?: 'people' | 'room'
  readonly by?: By
  /** 'mine', or the id of a team; all without it. */
  readonly of?: string
  readonly objective?: string
  readonly member?: string
  readonly span?: Span
}

/** Reads the address of the page; what is not understood is left out. */
export function readReportSearch(search: Readonly<Record<string, unknown>>): ReportSearch {
  const word = (name: string): string | undefined =>
    typeof search[name] === 'string' ? search[name] : undefined
  const view = (['people', 'room'] as const).find((one) => one === search['view'])
  const by = rowKinds.find((one) => one === search['by'])
  const span = spans.find((one) => one === String(search['span']))
  const [of, objective, member] = [word('of'), word('objective'), word('member')]
  return {
    ...(view !== undefined && { view }),
    ...(by !== undefined && { by }),
    ...(of !== undefined && { of }),
    ...(objective !== undefined && { objective }),
    ...(member !== undefined && { member }),
    ...(span !== undefined && { span }),
  }
}

type Query = RouteInput<typeof readTimeReport>['query']

/** The question to the server. `today` is a date of the workspace; a span counts whole weeks, this one included. */
export function reportQueryOf(search: ReportSearch, today: string, myId: string): Query {
  const { of, objective, member, span = '8' } = search
  const userId = member ?? (of === 'mine' ? myId : undefined)
  return {
    by: search.by ?? 'objective',
    ...(span === 'next'
      ? { from: today, to: addDays(today, 28) }
      : { from: addDays(today, -7 * (Number(span) - 1)), to: today }),
    ...(of !== undefined && of !== 'mine' && { teamId: of }),
    ...(objective !== undefined && { objectiveId: objective }),
    ...(userId !== undefined && { userId }),
  }
}

/** Goes into a row: who works for an objective, what a person or a team works for. */
export function into(search: ReportSearch, by: By, id: string): ReportSearch {
  switch (by) {
    case 'objective':
      return { ...search, by: 'member', objective: id }
    case 'member':
      return { ...search, by: 'objective', member: id }
    case 'team':
      return { ...search, by: 'objective', of: id }
  }
}

/** The search without some of its parts. */
export const without = (search: ReportSearch, ...names: readonly (keyof ReportSearch)[]): ReportSearch =>
  Object.fromEntries(Object.entries(search).filter(([name]) => names.every((one) => one !== name)))

/** The same question, for a table to take along. */
export const csvUrl = (query: Query): string => {
  const asked = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])
  return `/api/v1/reports/time?${new URLSearchParams([...asked, ['format', 'csv']]).toString()}`
}
