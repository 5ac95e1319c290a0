import { z } from 'zod'
import { faultSchema } from './fault-schema.ts'
import type { Fault, NewFault } from './fault-schema.ts'
import { chanceOf } from '../core/random.ts'

/** What the plan may know of a call before it is handled. */
export type FaultCall = {
  /** Google's name of the method, e.g. "events.patch". */
  method: string
  calendarId?: string | undefined
  /** Does it carry a sync token? */
  increments?: boolean
}

const WRITES = /\.(insert|patch|update|delete|move|import|clear|quickAdd)$/
const isApi = ({ method }: FaultCall): boolean => !method.startsWith('oauth.')
const isWrite = (call: FaultCall): boolean => WRITES.test(call.method)
const isList = ({ method }: FaultCall): boolean => /\.(list|instances)$/.test(method)
const isEventList = ({ method }: FaultCall): boolean => method === 'events.list'
const isEdit = ({ method }: FaultCall): boolean => /^events\.(patch|update|delete)$/.test(method)
const isWatch = ({ method }: FaultCall): boolean => method.endsWith('.watch')
const isToken = ({ method }: FaultCall): boolean => method === 'oauth.token'
const always = (): boolean => true

type Recipe = { fits: (call: FaultCall) => boolean; fault: Omit<NewFault, 'method'> }

const error = (status: number, reason: string, fits = isApi, more: object = {}): Recipe => ({
  fits,
  fault: { kind: 'error', status, reason, message: `${reason} (by seed)`, ...more },
})
const kind = (name: Fault['kind'], fits: Recipe['fits'], more: object = {}): Recipe => ({
  fits,
  fault: { kind: name, ...more },
})

/** Everything a seed can make go wrong, by name. */
const RECIPES = {
  'error-500': error(500, 'backendError', always),
  'error-503': error(503, 'backendError', always),
  'error-after-effect': kind('error-after-effect', isWrite, { status: 503 }),
  'cut-before-effect': kind('cut-before-effect', always),
  'cut-after-effect': kind('cut-after-effect', always),
  hang: kind('hang', always),
  'hang-after-effect': kind('hang-after-effect', isWrite),
  latency: kind('latency', always, { delayMs: 1500 }),
  'empty-answer': kind('empty', isApi),
  'empty-list': kind('empty-list', isList),
  'empty-page': kind('empty-page', isEventList),
  'short-page': kind('short-page', isEventList),
  'truncated-list': kind('truncated-list', isList),
  'truncated-body': kind('truncated-body', isApi),
  'rate-limit-403': error(403, 'rateLimitExceeded'),
  'user-rate-limit-403': error(403, 'userRateLimitExceeded'),
  'daily-limit-403': error(403, 'dailyLimitExceeded'),
  'quota-403': error(403, 'quotaExceeded', isWrite),
  'forbidden-403': error(403, 'forbidden'),
  'rate-limit-429': error(429, 'rateLimitExceeded'),
  'retry-after-429': error(429, 'rateLimitExceeded', isApi, { retryAfterSeconds: 30 }),
  'not-found-404': error(404, 'notFound'),
  'auth-401': error(401, 'authError'),
  'expire-sync-token': kind('expire-sync-token', (call) => isList(call) && call.increments === true),
  race: kind('race', isEdit),
  'expire-access-token': kind('expire-access-token', isApi),
  'revoke-grant': kind('revoke-grant', always),
  'rotate-refresh-token': kind('rotate-refresh-token', isToken),
  'error-502': error(502, 'badGateway', always),
  'error-504': error(504, 'gatewayTimeout', always),
  'permission-403': error(403, 'insufficientPermissions'),
  'non-organizer-403': error(403, 'forbiddenForNonOrganizer', isEdit),
  'full-sync-410': error(410, 'fullSyncRequired', isEventList),
  'updated-min-410': error(410, 'updatedMinTooLongAgo', isEventList),
  'deleted-410': error(410, 'deleted', isEdit),
  'condition-412': error(412, 'conditionNotMet', isEdit),
  'no-push-400': error(400, 'pushNotSupportedForRequestedResource', isWatch),
} satisfies Record<string, Recipe>

const PUSH_FAULTS = ['push-drop', 'push-delay', 'push-duplicate', 'push-reorder', 'push-storm'] as const

export type PushFault = (typeof PUSH_FAULTS)[number]

export const RANDOM_FAULTS = Object.keys(RECIPES) as (keyof typeof RECIPES)[]

const rate = z.number().min(0).max(1)

export const randomPlanSchema = z.object({
  seed: z.union([z.string(), z.number()]).transform(String),
  /** Probability per call (or push) and kind; together at most 1 for any one call. */
  rates: z.partialRecord(z.enum([...RANDOM_FAULTS, ...PUSH_FAULTS]), rate),
  /** Only these methods; left out = every method of Google's API, and the token endpoint. */
  methods: z.array(z.string()).optional(),
})

export type NewRandomPlan = z.input<typeof randomPlanSchema>
type RandomPlan = z.output<typeof randomPlanSchema>

function pick<Name extends string>(
  names: readonly Name[],
  rates: Readonly<Partial<Record<Name, number>>>,
  chance: number,
): Name | null {
  let left = chance
  for (const name of names) {
    left -= rates[name] ?? 0
    if (left < 0) return name
  }
  return null
}

/**
 * A plan of failures drawn from a seed. The draw for a call hangs on the seed, the method, the calendar and how
 * many such calls came before, so that calls to other calendars in between change nothing.
 */
export class RandomFaults {
  readonly #plan: RandomPlan
  readonly #counts = new Map<string, number>()

  constructor(plan: NewRandomPlan) {
    this.#plan = randomPlanSchema.parse(plan)
  }

  take(call: FaultCall): Fault | null {
    const { methods, rates } = this.#plan
    if (methods !== undefined && !methods.includes(call.method)) return null
    const fitting = RANDOM_FAULTS.filter((name) => RECIPES[name].fits(call))
    const name = pick(fitting, rates, this.#draw(`${call.method} ${call.calendarId ?? ''}`))
    return name === null ? null : faultSchema.parse({ ...RECIPES[name].fault, method: call.method, name })
  }

  takePush(channelId: string): PushFault | null {
    return pick(PUSH_FAULTS, this.#plan.rates, this.#draw(`push ${channelId}`))
  }

  #draw(key: string): number {
    const count = (this.#counts.get(key) ?? 0) + 1
    this.#counts.set(key, count)
    return chanceOf(`${this.#plan.seed}|${key}|${count}`)
  }
}
