import { z } from 'zod'
import { colorId, givenDate, id, instant, localDate } from './common.ts'
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

const sums = {
  needMinutes: z.int(),
  freeMinutes: z.int(),
  verdict: z.enum(['fits', 'overfull']).meta({
    description: 'Of the sums: they may fit while one of the people has too much',
  }),
  sentence: z.string(),
}

const teamCapacity = z
  .object({
    workspaceName: z.string(),
    asOf: instant.meta({ description: 'What was known before; it is noted once a day for each person' }),
    since: localDate.meta({ description: 'First Monday of the quarter' }),
    until: localDate.meta({ description: 'Last day of the last week of the quarter' }),
    teams: z.array(
      z.object({
        teamId: id.nullable().meta({ description: 'Null for those without a team' }),
        teamName: z.string(),
        state: z.enum(['told', 'soon', 'too-few']).meta({
          description:
            'Nothing is told of fewer than 3 people; they come in on Mondays, 3 and more at a time or with a new quarter',
        }),
        toldFrom: localDate.nullable().meta({ description: 'The Monday, when it is soon' }),
        members: z.int(),
        people: z
          .int()
          .meta({ description: 'Those in the sums: in one team each, until the quarter is over' }),
        waiting: z.int().meta({ description: 'Others whose room is known' }),
        weeks: z.array(z.object({ week: localDate.meta({ description: 'Monday' }), ...sums })),
        quarter: z
          .object(sums)
          .nullable()
          .meta({ description: 'All weeks together, this one and those up to the end of the quarter' }),
      }),
    ),
  })
  .meta({ id: 'TeamCapacity' })

export type TeamCapacityView = z.input<typeof teamCapacity>

export const readTeamCapacity = defineRoute({
  method: 'GET',
  path: '/api/v1/reports/capacity',
  tag: 'Reports',
  summary:
    'What the goals of each team need against what is free for them, week by week to the end of the quarter; CSV with format=csv or Accept: text/csv',
  query: z.object({ format: z.enum(['json', 'csv']).optional() }),
  response: teamCapacity,
})

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
