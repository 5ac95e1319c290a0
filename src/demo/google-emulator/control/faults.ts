import { faultSchema } from './fault-schema.ts'
import type { Fault, NewFault } from './fault-schema.ts'
import { RandomFaults } from './random-faults.ts'
import type { FaultCall, NewRandomPlan, PushFault } from './random-faults.ts'

type Planned = Fault & { passed: number; struck: number }

/** The failures to come: a script, whose first due entry strikes, and beside it a plan drawn from a seed. */
export class Faults {
  #planned: Planned[] = []
  #random: RandomFaults | null = null
  #release = Promise.withResolvers<void>()

  plan(fault: NewFault): void {
    this.#planned.push({ ...faultSchema.parse(fault), passed: 0, struck: 0 })
  }

  /** Failures by seed from now on; null ends them. Scripted ones come first. */
  random(plan: NewRandomPlan | null): void {
    this.#random = plan === null ? null : new RandomFaults(plan)
  }

  clear(): void {
    this.#planned = []
    this.#random = null
    this.#release.resolve()
    this.#release = Promise.withResolvers()
  }

  /** Until the script is cleared. */
  cleared(): Promise<void> {
    return this.#release.promise
  }

  pending(): readonly Fault[] {
    return this.#planned.filter((each) => each.struck < each.times)
  }

  take(call: FaultCall): Fault | null {
    return this.#takeScripted(call) ?? this.#random?.take(call) ?? null
  }

  takePush(channelId: string): PushFault | null {
    return this.#random?.takePush(channelId) ?? null
  }

  #takeScripted({ method, calendarId }: FaultCall): Fault | null {
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
