import { z } from 'zod'
import { colorId, givenDate, id, localDate } from './common.ts'
import { defineRoute } from './route.ts'

const minutes = {
  doneMinutes: z.int(),
  unconfirmedMinutes: z.int(),
  plannedMinutes: z.int(),
  planMinutes: z.int().meta({ description: 'What effort plans ask for' }),
}

const timeReport = z
  .object({
    workspaceName: z.string(),
    timeZone: z.string(),
    by: z.enum(['objective', 'member', 'team']),
    weeks: z.array(localDate).meta({ description: 'Mondays' }),
    rows: z.array(
      z.object({
        id,
        name: z.string(),
        colorId: colorId.nullable().meta({ description: 'Of an objective; null for people and teams' }),
        ...minutes,
        trendMinutesPerWeek: z.int().nullable(),
        weeks: z.array(z.object({ week: localDate, ...minutes })),
      }),
    ),
    other: z
      .array(
        z.object({
          week: localDate,
          teamId: id.nullable(),
          teamName: z.string(),
          people: z.int(),
          doneMinutes: z.int(),
        }),
      )
      .meta({
        description:
          'Outside shared objectives: groups of at least 3 people, weeks that ended 7 days ago or earlier',
      }),
  })
  .meta({ id: 'TimeReport' })

export type TimeReportView = z.input<typeof timeReport>

export const readTimeReport = defineRoute({
  method: 'GET',
  path: '/api/v1/reports/time',
  tag: 'Reports',
  summary:
    'Time for shared objectives by objective, member or team, and week; CSV with format=csv or Accept: text/csv',
  query: z.object({
    from: givenDate
      .optional()
      .meta({ description: 'A day of the first week; default: 7 weeks before the last' }),
    to: givenDate.optional().meta({ description: 'A day of the last week; default: today' }),
    by: z.enum(['objective', 'member', 'team']).default('objective'),
    objectiveId: id.optional(),
    userId: id.optional(),
    teamId: id.optional(),
    format: z.enum(['json', 'csv']).optional(),
  }),
  response: timeReport,
})
