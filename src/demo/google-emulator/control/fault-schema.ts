import { z } from 'zod'

/**
 * A scripted failure. It waits for calls of `method` (on `calendarId`, if given), lets `after` of them pass and
 * then strikes `times` times.
 */
export const faultSchema = z.object({
  method: z.string().min(1),
  calendarId: z.string().optional(),
  after: z.number().int().min(0).default(0),
  times: z.number().int().min(1).default(1),
  kind: z.enum([
    'error',
    'error-after-effect',
    'cut-before-effect',
    'cut-after-effect',
    'hang',
    'hang-after-effect',
    'latency',
    // Answers once the script is cleared.
    'hold',
    'empty',
    'empty-list',
    'empty-page',
    'short-page',
    'truncated-list',
    'truncated-body',
    // These change the state right before the call is handled; what follows is Google's own answer to that.
    'race',
    'expire-sync-token',
    'expire-access-token',
    'revoke-grant',
    'rotate-refresh-token',
  ]),
  /** What the journal calls it; the kind when left out. */
  name: z.string().optional(),
  status: z.number().int().min(400).max(599).default(500),
  reason: z.string().default('backendError'),
  message: z.string().default('Scripted fault'),
  retryAfterSeconds: z.number().int().min(0).optional(),
  delayMs: z.number().int().min(0).max(600_000).default(0),
  /** For `race`: what the person changes on the event first. Left out = Google rewrites it, nothing visible. */
  edit: z.record(z.string(), z.unknown()).default({}),
})

export type Fault = z.infer<typeof faultSchema>
export type NewFault = z.input<typeof faultSchema>
