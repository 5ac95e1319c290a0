import { z } from 'zod'
import { colorId, givenInstant, id, idParams, instant, listOf, minutesOfDay } from './common.ts'
import { defineRoute } from './route.ts'

const tag = 'Blocks'

const blockState = z.enum([
  'flexible',
  'defended',
  'pinned',
  'running',
  'unconfirmed',
  'done',
  'partial',
  'missed',
  'skipped',
  'withdrawn',
])

const why = z.object({ constraint: z.string(), subject: z.string().nullable(), sentence: z.string() })

export const block = z
  .object({
    id,
    itemKind: z.enum(['task', 'habit']),
    itemId: id,
    title: z.string(),
    start: instant,
    end: instant,
    state: blockState,
    settledMinutes: z.int().nullable(),
    startedAt: instant.nullable(),
    /** From then on a running block asks whether the person is still at it; null for all others. */
    asksToExtendAt: instant.nullable(),
    colorId: colorId.nullable(),
    objective: z.object({ id, title: z.string() }).nullable(),
    keyResult: z.object({ id, title: z.string() }).nullable(),
    /** Whether Google shows it as it is here. */
    isPublished: z.boolean(),
    why: z.array(why),
  })
  .meta({ id: 'Block' })
export type BlockView = z.input<typeof block>

const LONGEST_MS = 366 * 24 * 60 * 60_000
const spanFault = { message: 'Expected a time after `from`, at most a year later', path: ['to'] }
function isSpan({ from, to }: { readonly from: string; readonly to: string }): boolean {
  const lengthMs = Date.parse(to) - Date.parse(from)
  return lengthMs > 0 && lengthMs <= LONGEST_MS
}

export const listBlocks = defineRoute({
  method: 'GET',
  path: '/api/v1/blocks',
  tag,
  summary: 'Blocks that overlap [from, to)',
  query: z.object({ from: givenInstant, to: givenInstant }).refine(isSpan, spanFault),
  response: listOf(block),
})
export const readBlock = defineRoute({
  method: 'GET',
  path: '/api/v1/blocks/:id',
  tag,
  summary: 'One block, and why it is here and not elsewhere',
  params: idParams,
  response: block.extend({
    alternatives: z.array(
      z.object({
        start: instant,
        end: instant,
        extraCost: z.number(),
        /** What the difference is made of: "16 for later days"; empty where it costs the same. */
        because: z.string(),
        sentence: z.string(),
      }),
    ),
  }),
})
export const moveBlock = defineRoute({
  method: 'POST',
  path: '/api/v1/blocks/:id/move',
  tag,
  summary: 'Move or resize, and pin there',
  params: idParams,
  body: z.object({ start: givenInstant, end: givenInstant }),
  response: block,
})
const action = <const P extends string>(name: P, summary: string) =>
  defineRoute({
    method: 'POST',
    path: `/api/v1/blocks/:id/${name}`,
    tag,
    summary,
    params: idParams,
    response: block,
  })
export const pinBlock = action('pin', 'Keep it where it is')
export const unpinBlock = action('unpin', 'Let the planner move it again')
export const missBlock = action('missed', 'It did not happen: the work goes back to the planner')
export const skipBlock = action('skip', 'Not this time')
export const startBlock = action('start', 'Begin now')
export const stopBlock = action('stop', 'End now: the time since start is recorded, the rest is free again')
export const extendBlock = defineRoute({
  method: 'POST',
  path: '/api/v1/blocks/:id/extend',
  tag,
  summary: 'Still at it: so many minutes more; what may move makes way, what may not is named',
  params: idParams,
  body: z.object({ minutes: z.int().min(1).max(240).default(15) }).default({ minutes: 15 }),
  response: block,
})
export const reopenBlock = action(
  'reopen',
  'Take back what was said of it: its hours are as they were before',
)
export const confirmBlock = defineRoute({
  method: 'POST',
  path: '/api/v1/blocks/:id/done',
  tag,
  summary: 'It happened: all of it, or so many minutes',
  params: idParams,
  body: z.object({ minutes: minutesOfDay.optional() }).default({}),
  response: block,
})
