import { z } from 'zod'
import { givenInstant, instant } from './common.ts'
import { defineRoute } from './route.ts'

const clock = z.object({ now: instant, offsetMs: z.int() })

export const readDemoClock = defineRoute({
  method: 'GET',
  path: '/demo/clock',
  tag: 'Demo',
  summary: 'The time that the program believes in',
  response: clock,
  isPublic: true,
})
const YEAR_MINUTES = 366 * 24 * 60
const anyway = z
  .boolean()
  .optional()
  .meta({ description: 'Also behind what is settled already; that stays settled, and fits no more' })
export const moveDemoClock = defineRoute({
  method: 'POST',
  path: '/demo/clock',
  tag: 'Demo',
  summary: 'Move the clock: to a moment, by minutes, or back to the real time (`reset`)',
  body: z.union([
    z.strictObject({ now: givenInstant, anyway }),
    z.strictObject({
      advanceMinutes: z
        .number()
        .min(-10 * YEAR_MINUTES)
        .max(10 * YEAR_MINUTES),
      anyway,
    }),
    z.strictObject({ reset: z.literal(true), anyway }),
  ]),
  response: clock,
  isPublic: true,
})
