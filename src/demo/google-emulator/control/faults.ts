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
    'empty',
    'empty-list',
    'empty-page',
    'truncated-list',
    'truncated-body',
  ]),
  status: z.number().int().min(400).max(599).default(500),
  reason: z.string().default('backendError'),
  message: z.string().default('Scripted fault'),
  retryAfterSeconds: z.number().int().min(0).optional(),
  delayMs: z.number().int().min(0).max(600_000).default(0),
})

export type Fault = z.infer<typeof faultSchema>
export type NewFault = z.input<typeof faultSchema>

type Planned = Fault & { passed: number; struck: number }

/** The script of failures; the first one that matches a call and is due strikes. */
export class Faults {
  #planned: Planned[] = []

  plan(fault: NewFault): void {
    this.#planned.push({ ...faultSchema.parse(fault), passed: 0, struck: 0 })
  }

  clear(): void {
    this.#planned = []
  }

  pending(): readonly Fault[] {
    return this.#planned.filter((each) => each.struck < each.times)
  }

  take(method: string, calendarId: string | undefined): Fault | null {
    for (const fault of this.#planned) {
      if (fault.method !== method || fault.struck >= fault.times) continue
      if (fault.calendarId !== undefined && fault.calendarId !== calendarId) continue
      if (fault.passed < fault.after) {
        fault.passed += 1
        continue
      }
      fault.struck += 1
      return fault
    }
    return null
  }
}
