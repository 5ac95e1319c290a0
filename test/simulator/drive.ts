import { GatewayError } from '#app/ports/calendar-gateway.ts'
import { PublishIncomplete } from '#app/publish/publish-plan.ts'
import { type OpenWake, calendarListSubject } from '#app/wake-up.ts'
import { Died } from './mortality.ts'
import type { World } from './world.ts'

const SWEEP_PAUSE_MS = 10_000
const LONGEST_STEP_MS = 30 * 60_000
/** A longer jump means that our processes were down for most of it. */
const SWEEPS_PER_JUMP = 6
const JOBS_BEFORE_REST = 400
const ROUNDS_BEFORE_REST = 500

/** Makes the simulated world go round: pushes arrive, calls are worked off, the sweep looks, time passes. */
export class Drive {
  readonly world: World
  /** Errors that no outside trouble explains. */
  readonly bugs: string[] = []
  /** Every step with its end, for comparing two runs. */
  readonly journal: string[] = []
  jobs = 0

  constructor(world: World) {
    this.world = world
  }

  /** Runs up to so many calls that are due; answers whether there were any. */
  async work(limit: number): Promise<boolean> {
    let done = 0
    await this.#deliver()
    while (done < limit) {
      const taken = this.world.queue.take()
      if (taken === null) break
      done += 1
      await this.#run(taken)
      await this.#deliver()
    }
    return done > 0
  }

  async sweep(): Promise<void> {
    try {
      await this.world.worker().useCases.jobs.sweep()
    } catch (error) {
      this.#judge('sweep', error)
    }
    this.#reviveIfDead('sweep')
  }

  /** Lets time pass, with everything that happens meanwhile. */
  async pass(ms: number): Promise<void> {
    const { clock } = this.world
    const untilMs = clock.now() + ms
    const longest = Math.max(LONGEST_STEP_MS, ms / SWEEPS_PER_JUMP)
    while (clock.now() < untilMs) {
      const next = Math.min(untilMs, clock.now() + longest, this.#nextEventMs())
      clock.advanceTo(Math.max(next, clock.now() + 1))
      await this.work(JOBS_BEFORE_REST)
      await this.sweep()
      await this.work(JOBS_BEFORE_REST)
    }
  }

  /** Until nobody has anything to do. Answers false when that never comes. */
  async rest(): Promise<boolean> {
    const { clock } = this.world
    let sweepMs = clock.now()
    for (let round = 0; round < ROUNDS_BEFORE_REST; round += 1) {
      await this.work(JOBS_BEFORE_REST)
      if (clock.now() >= sweepMs) {
        await this.sweep()
        const wasBusy = await this.work(JOBS_BEFORE_REST)
        sweepMs = clock.now() + SWEEP_PAUSE_MS
        if (!wasBusy && !this.#isAnythingUnderway()) return true
      }
      clock.advanceTo(Math.max(clock.now() + 1, Math.min(sweepMs, this.#nextEventMs())))
    }
    return false
  }

  #nextEventMs(): number {
    const { queue, pushes } = this.world
    return Math.min(queue.nextMs() ?? Infinity, pushes.nextMs() ?? Infinity)
  }

  #isAnythingUnderway(): boolean {
    return this.#nextEventMs() < Infinity
  }

  async #deliver(): Promise<void> {
    for (const push of this.world.pushes.take()) {
      const verdict = await this.world.page.useCases.receivePush(push)
      this.journal.push(`push ${verdict}`)
    }
  }

  async #run(taken: NonNullable<ReturnType<World['queue']['take']>>): Promise<void> {
    const { world } = this
    const name = `${taken.wake.family} ${taken.wake.subject}`
    this.jobs += 1
    try {
      await call(world, taken.wake)
      this.journal.push(`${world.clock.now()} ${name} ok`)
    } catch (error) {
      this.journal.push(`${world.clock.now()} ${name} ${nameOf(error)}`)
      if (!world.mortality.isDead) {
        this.#judge(name, error)
        world.queue.retry(taken, retryAfterOf(error))
      }
    }
    if (world.mortality.isDead) world.queue.stall(taken)
    this.#reviveIfDead(name)
  }

  #reviveIfDead(name: string): void {
    if (!this.world.mortality.isDead) return
    this.journal.push(`${name} died`)
    this.world.restart()
  }

  #judge(name: string, error: unknown): void {
    if (error instanceof GatewayError || error instanceof PublishIncomplete || error instanceof Died) return
    this.bugs.push(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }
}

const LIST = calendarListSubject('')

function call(world: World, { family, userId, subject }: OpenWake): Promise<unknown> {
  const { jobs } = world.worker().useCases
  const context = { signal: new AbortController().signal }
  switch (family) {
    case 'pull':
      return subject.startsWith(LIST)
        ? jobs.pullCalendarList({ userId, connectionId: subject.slice(LIST.length) }, context)
        : jobs.pullCalendar({ userId, calendarId: subject }, context)
    case 'unfold':
      return jobs.unfoldGoals({ userId })
    case 'plan':
      return jobs.planBlocks({ userId })
    case 'publish':
      return jobs.publishPlan({ userId }, context)
    case 'settle':
      return jobs.settleBlocks({ userId })
  }
}

const nameOf = (error: unknown): string =>
  error instanceof GatewayError ? error.fault : error instanceof Error ? error.name : String(error)

const retryAfterOf = (error: unknown): number | null =>
  error instanceof GatewayError ? error.retryAfterMs : null
