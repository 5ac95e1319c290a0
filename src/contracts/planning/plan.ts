import { z } from 'zod'
import { flag, id, instant, list, object, text } from './primitives.ts'

const points = z.number('a number of points')
const minutesShown = z.number('a number of minutes').min(0, 'a number of minutes, 0 or more')
const count = z.int('a whole number, 0 or more').min(0, 'a whole number, 0 or more')
const sentence = z.string('a sentence')
const facts = z.record(z.string(), z.unknown(), 'an object')

const why = object(
  { constraint: text('the name of a constraint'), subject: z.string().optional(), sentence },
  'a why',
)

const block = object(
  { item: id, start: instant, end: instant, pinned: flag, why: list(why, 'whys').nullish() },
  'a block',
)

const byConstraint = object(
  {
    unplaced: points.nullish(),
    'missed-due': points.nullish(),
    late: points.nullish(),
    'habit-missed': points.nullish(),
    delay: points.nullish(),
    'off-preferred': points.nullish(),
    split: points.nullish(),
    'habit-off-ideal': points.nullish(),
    'habit-shortened': points.nullish(),
    moved: points.nullish(),
  },
  'points by constraint',
)

const unplaced = object(
  {
    item: id,
    minutes: minutesShown,
    reason: text('a reason').nullish(),
    facts: facts.nullish(),
    sentence: sentence.nullish(),
  },
  'what is not placed',
)

const capacity = object(
  {
    from: instant,
    to: instant,
    hours: text('the name of an hours profile'),
    needMinutes: minutesShown,
    freeMinutes: minutesShown,
    items: list(id, 'ids'),
    verdict: z.enum(['fits', 'overfull'], '"fits" or "overfull"'),
  },
  'a window',
)

const change = z.looseObject({ op: text('the name of a change'), item: id.optional() }, 'a change')
const repair = object({ change: z.union([change, z.array(change)]), costAfter: points, sentence }, 'a repair')

const difference = object(
  { kept: count, moved: count, added: count, removed: count, minutesMoved: minutesShown },
  'a difference',
)

/** The shape of `plan/1`. The explaining fields may be absent: other planners leave them out. */
export const planSchema = object(
  {
    format: z.literal('plan/1', '"plan/1"'),
    problem: id,
    seed: z.int('a whole number'),
    steps: count,
    blocks: list(block, 'blocks'),
    cost: object({ total: points, medium: points, soft: points, byConstraint }, 'a cost'),
    bound: object({ lower: points, gap: z.number('a number') }, 'a bound').nullish(),
    unplaced: list(unplaced, 'what is not placed').nullish(),
    capacity: list(capacity, 'windows').nullish(),
    repairs: list(repair, 'repairs').nullish(),
    difference: difference.nullish(),
  },
  'a plan',
)
