import type { InProcessEmulator } from '../../src/demo/google-emulator/in-process.ts'
import type { Chance } from './chance.ts'
import type { VirtualClock } from './virtual-clock.ts'

export type Push = {
  readonly channelId: string
  readonly channelToken: string | null
  readonly resourceId: string
}

type Underway = Push & { readonly dueMs: number }

export type PushWeather = {
  /** Of a hundred pushes, so many are lost, and so many come twice. */
  readonly lostPercent: number
  readonly doubledPercent: number
  readonly slowestMs: number
}

export const fairWeather: PushWeather = { lostPercent: 0, doubledPercent: 0, slowestMs: 0 }

/** Google's pushes on their way to us: lost, doubled, late and overtaking each other, as the weather has it. */
export class PushNetwork {
  weather: PushWeather = fairWeather
  #underway: Underway[] = []
  readonly #google: InProcessEmulator
  readonly #clock: VirtualClock
  readonly #chance: () => Chance

  constructor(google: InProcessEmulator, clock: VirtualClock, chance: () => Chance) {
    this.#google = google
    this.#clock = clock
    this.#chance = chance
    google.store.onChange((touched) => {
      for (const { kind, key } of touched) this.#announce(kind, key)
    })
  }

  reset(): void {
    this.weather = fairWeather
    this.#underway = []
  }

  /** Those that have arrived by now, in the order of their arrival. */
  take(): readonly Push[] {
    const nowMs = this.#clock.now()
    const arrived = this.#underway.filter((one) => one.dueMs <= nowMs)
    this.#underway = this.#underway.filter((one) => one.dueMs > nowMs)
    return arrived.toSorted((a, b) => a.dueMs - b.dueMs)
  }

  nextMs(): number | null {
    return this.#underway.length === 0 ? null : Math.min(...this.#underway.map((one) => one.dueMs))
  }

  #announce(kind: string, key: string): void {
    const nowMs = this.#clock.now()
    for (const channel of this.#google.store.state.channels.values()) {
      if (channel.kind !== kind || channel.stopped || channel.expiresMs <= nowMs) continue
      if ((channel.calendarId ?? channel.email) !== key) continue
      this.#send({ channelId: channel.id, channelToken: channel.token, resourceId: channel.resourceId })
    }
  }

  #send(push: Push): void {
    const { lostPercent, doubledPercent, slowestMs } = this.weather
    const chance = this.#chance()
    if (chance.below(100) < lostPercent) return
    const copies = chance.below(100) < doubledPercent ? 2 : 1
    for (let copy = 0; copy < copies; copy += 1) {
      this.#underway.push({ ...push, dueMs: this.#clock.now() + chance.below(slowestMs + 1) })
    }
  }
}
