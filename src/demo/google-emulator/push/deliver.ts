import type { PushFault } from '../control/random-faults.ts'
import { nextRandom } from '../core/random.ts'
import type { Channel } from '../core/state.ts'
import type { Store, Touched } from '../core/store.ts'
import type { SendPush, Sleep } from './send-push.ts'

export type Delivery = {
  channelId: string
  messageNumber: number
  resourceState: 'sync' | 'exists'
  status: number | null
  attempts: number
  atMs: number
}

type Message = {
  channel: Channel
  messageNumber: number
  resourceState: Delivery['resourceState']
  delayMs: number
}

export type PushOptions = {
  store: Store
  retryBaseMs: number
  sleep: Sleep
  send: SendPush
  /** What the seeded plan does to the next message of this channel. */
  takeFault: (channelId: string) => PushFault | null
}

const RETRIED = new Set([500, 502, 503, 504])
const MAX_ATTEMPTS = 6
const MAX_LOG = 2000
const STORM_LANES = 32
const RANDOM_STORM = 20
const MAX_RANDOM_DELAY_MS = 3_600_000

function headersOf({ channel, messageNumber, resourceState }: Message): Record<string, string> {
  return {
    'X-Goog-Channel-ID': channel.id,
    'X-Goog-Resource-ID': channel.resourceId,
    'X-Goog-Resource-URI': channel.resourceUri,
    'X-Goog-Resource-State': resourceState,
    'X-Goog-Message-Number': String(messageNumber),
    'X-Goog-Channel-Expiration': new Date(channel.expiresMs).toUTCString(),
    ...(channel.token === null ? {} : { 'X-Goog-Channel-Token': channel.token }),
  }
}

/** Posts change notices to watch channels: one at a time per channel, so that numbers arrive in order. */
export class PushSender {
  readonly log: Delivery[] = []
  readonly #options: PushOptions
  readonly #queues = new Map<string, Promise<void>>()
  readonly #held = new Map<string, Message[]>()
  readonly #closing = new AbortController()

  constructor(options: PushOptions) {
    this.#options = options
    options.store.onChange((touched) => {
      this.#announce(touched)
    })
  }

  /** The first message of a channel, sent whether or not pushes are on. Resolves when it was answered. */
  async greet(channelId: string): Promise<void> {
    const channel = this.#state.channels.get(channelId)
    if (channel !== undefined) await this.#enqueue(this.#message(channel, 'sync'))
  }

  /** `count` notices about one collection without a change, many at a time and in no order. */
  storm(kind: Channel['kind'], key: string, count: number): void {
    for (const channel of this.#listening([{ kind, key }]))
      for (let index = 0; index < count; index += 1)
        void this.#enqueue(this.#message(channel, 'exists'), `${channel.id} #${index % STORM_LANES}`)
  }

  /** Resolves when nothing is under way; messages held back to swap places go out now. */
  async idle(): Promise<void> {
    for (const id of this.#held.keys()) this.#release(id)
    while (this.#queues.size > 0) await Promise.all(this.#queues.values())
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.idle()
  }

  get #state(): Store['state'] {
    return this.#options.store.state
  }

  #announce(touched: readonly Touched[]): void {
    const { switches } = this.#state
    if (!switches.pushEnabled) return
    for (const channel of this.#listening(touched)) {
      if (switches.pushDrop > 0) switches.pushDrop -= 1
      else if (switches.pushReorder > 0) {
        switches.pushReorder -= 1
        this.#notify(channel, 'push-reorder')
      } else this.#notify(channel, this.#options.takeFault(channel.id))
    }
  }

  #notify(channel: Channel, fault: PushFault | null): void {
    const message = this.#message(channel, 'exists')
    if (fault === 'push-drop') return
    if (fault === 'push-reorder') {
      this.#held.set(channel.id, [...(this.#held.get(channel.id) ?? []), message])
      return
    }
    if (fault === 'push-delay') message.delayMs = this.#draw() * MAX_RANDOM_DELAY_MS
    const copies = this.#state.switches.pushDuplicate + this.#extraCopies(fault)
    void this.#enqueue(message)
    for (let copy = 0; copy < copies; copy += 1) void this.#enqueue({ ...message })
    this.#release(channel.id)
  }

  #extraCopies(fault: PushFault | null): number {
    if (fault === 'push-storm') return RANDOM_STORM
    return fault === 'push-duplicate' ? 1 : 0
  }

  /** Sends what was held back, after a younger message has gone. */
  #release(channelId: string): void {
    const held = this.#held.get(channelId) ?? []
    this.#held.delete(channelId)
    for (const message of held) void this.#enqueue(message)
  }

  #listening(touched: readonly Touched[]): Channel[] {
    const nowMs = this.#options.store.now()
    const keys = new Set(touched.map(({ kind, key }) => `${kind} ${key}`))
    return [...this.#state.channels.values()].filter(
      (each) =>
        this.#isOpen(each) &&
        each.expiresMs > nowMs &&
        keys.has(`${each.kind} ${each.calendarId ?? each.email}`),
    )
  }

  /** A stopped channel may still send the few messages that were under way. */
  #isOpen(channel: Channel): boolean {
    if (!channel.stopped) return true
    if ((channel.lateMessages ?? 0) <= 0) return false
    channel.lateMessages = (channel.lateMessages ?? 0) - 1
    return true
  }

  #draw(): number {
    return nextRandom(this.#state)
  }

  #message(channel: Channel, resourceState: Delivery['resourceState']): Message {
    const gap = resourceState === 'sync' ? 0 : Math.floor(this.#draw() * 3)
    channel.messageNumber += 1 + gap
    const delayMs = this.#state.switches.pushDelayMs
    return { channel, messageNumber: channel.messageNumber, resourceState, delayMs }
  }

  async #enqueue(message: Message, lane = message.channel.id): Promise<void> {
    const before = this.#queues.get(lane) ?? Promise.resolve()
    const mine = before.then(() => this.#deliver(message))
    this.#queues.set(lane, mine)
    await mine
    if (this.#queues.get(lane) === mine) this.#queues.delete(lane)
  }

  async #deliver(message: Message): Promise<void> {
    const { store, send, retryBaseMs } = this.#options
    const push = { address: message.channel.address, headers: headersOf(message) }
    await this.#pause(message.delayMs)
    let status: number | null = null
    let attempts = 0
    while (attempts < MAX_ATTEMPTS && !this.#closing.signal.aborted) {
      attempts += 1
      status = await send(push, this.#closing.signal)
      if (status === null || !RETRIED.has(status) || message.channel.stopped) break
      await this.#pause(retryBaseMs * 2 ** (attempts - 1))
    }
    const { channel, messageNumber, resourceState } = message
    if (this.#isRefused(status)) channel.stopped = true
    this.log.push({
      channelId: channel.id,
      messageNumber,
      resourceState,
      status,
      attempts,
      atMs: store.now(),
    })
    if (this.log.length > MAX_LOG) this.log.shift()
  }

  /** Whether Google ends a channel over this answer is not documented. */
  #isRefused(status: number | null): boolean {
    if (!this.#state.switches.channelDiesOnRefusal || status === null) return false
    return status >= 300 && !RETRIED.has(status)
  }

  async #pause(ms: number): Promise<void> {
    if (ms > 0) await this.#options.sleep(ms, this.#closing.signal)
  }
}
