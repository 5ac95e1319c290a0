import { setTimeout } from 'node:timers/promises'
import { nextRandom } from '../core/random.ts'
import type { Channel } from '../core/state.ts'
import type { Store, Touched } from '../core/store.ts'

export type Delivery = {
  channelId: string
  messageNumber: number
  resourceState: 'sync' | 'exists'
  status: number | null
  attempts: number
  atMs: number
}

type Message = { channel: Channel; messageNumber: number; resourceState: Delivery['resourceState'] }

const RETRIED = new Set([500, 502, 503, 504])
const MAX_ATTEMPTS = 6
const MAX_LOG = 2000
const TIMEOUT_MS = 10_000

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
  readonly #store: Store
  readonly #retryBaseMs: number
  readonly #queues = new Map<string, Promise<void>>()
  readonly #closing = new AbortController()

  constructor(store: Store, retryBaseMs: number) {
    this.#store = store
    this.#retryBaseMs = retryBaseMs
    store.onChange((touched) => {
      this.#announce(touched)
    })
  }

  /** The first message of a channel, sent whether or not pushes are on. */
  greet(channelId: string): void {
    const channel = this.#store.state.channels.get(channelId)
    if (channel !== undefined) this.#enqueue(channel, 'sync')
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#queues.size > 0) await Promise.all(this.#queues.values())
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.idle()
  }

  #announce(touched: readonly Touched[]): void {
    const { switches } = this.#store.state
    if (!switches.pushEnabled) return
    for (const channel of this.#listening(touched)) {
      if (switches.pushDrop > 0) {
        switches.pushDrop -= 1
        continue
      }
      for (let copy = 0; copy <= switches.pushDuplicate; copy += 1) this.#enqueue(channel, 'exists')
    }
  }

  #listening(touched: readonly Touched[]): Channel[] {
    const nowMs = this.#store.now()
    const keys = new Set(touched.map(({ kind, key }) => `${kind} ${key}`))
    return [...this.#store.state.channels.values()].filter(
      (each) =>
        !each.stopped && each.expiresMs > nowMs && keys.has(`${each.kind} ${each.calendarId ?? each.email}`),
    )
  }

  #enqueue(channel: Channel, resourceState: Delivery['resourceState']): void {
    const gap = resourceState === 'sync' ? 0 : Math.floor(nextRandom(this.#store.state) * 3)
    channel.messageNumber += 1 + gap
    const message: Message = { channel, messageNumber: channel.messageNumber, resourceState }
    const before = this.#queues.get(channel.id) ?? Promise.resolve()
    const mine = before.then(() => this.#deliver(message))
    this.#queues.set(channel.id, mine)
    void mine.finally(() => {
      if (this.#queues.get(channel.id) === mine) this.#queues.delete(channel.id)
    })
  }

  async #deliver(message: Message): Promise<void> {
    await this.#pause(this.#store.state.switches.pushDelayMs)
    let status: number | null = null
    let attempts = 0
    while (attempts < MAX_ATTEMPTS && !this.#closing.signal.aborted && !message.channel.stopped) {
      attempts += 1
      status = await this.#post(message)
      if (status === null || !RETRIED.has(status)) break
      await this.#pause(this.#retryBaseMs * 2 ** (attempts - 1))
    }
    const { channel, messageNumber, resourceState } = message
    this.log.push({
      channelId: channel.id,
      messageNumber,
      resourceState,
      status,
      attempts,
      atMs: this.#store.now(),
    })
    if (this.log.length > MAX_LOG) this.log.shift()
  }

  /** Answers the status, or null when nobody answered: like Google, that message is lost. */
  async #post(message: Message): Promise<number | null> {
    const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(TIMEOUT_MS)])
    try {
      const response = await fetch(message.channel.address, {
        method: 'POST',
        headers: headersOf(message),
        redirect: 'manual',
        signal,
      })
      await response.body?.cancel()
      return response.status
    } catch {
      return null
    }
  }

  async #pause(ms: number): Promise<void> {
    if (ms <= 0) return
    try {
      await setTimeout(ms, undefined, { signal: this.#closing.signal })
    } catch {
      // Closing: whoever waits goes on at once and finds the signal aborted.
    }
  }
}
