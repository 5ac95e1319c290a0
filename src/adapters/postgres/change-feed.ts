import { Client } from 'pg'
import type { Change, ChangeFeed, Topic } from '#app/ports/change-feed.ts'
import { CHANGES_CHANNEL } from './announce-change.ts'

const RETRY_MS = 500

export type ChangeFeedOptions = {
  readonly url: string
  readonly retryMs?: number
  readonly onError?: (error: unknown) => void
}

export type PostgresChangeFeed = ChangeFeed & {
  /** Answers when changes are heard; throws when Postgres cannot be reached at the start. */
  start(): Promise<void>
  close(): Promise<void>
}

/**
 * One connection that listens for all. What was said while it was broken is lost, so after a reconnection everybody is
 * told that everything may have changed: a change of every topic with userId ''.
 */
export function createChangeFeed(options: ChangeFeedOptions): PostgresChangeFeed {
  return new ListeningFeed(options)
}

class ListeningFeed implements PostgresChangeFeed {
  readonly #options: ChangeFeedOptions
  readonly #listeners = new Set<(change: Change) => void>()
  #client: Client | null = null
  #retry: NodeJS.Timeout | null = null
  #isClosed = false

  constructor(options: ChangeFeedOptions) {
    this.#options = options
  }

  subscribe(listener: (change: Change) => void): () => void {
    // A function of its own, so that who subscribes twice is heard twice and leaves once.
    const entry = (change: Change): void => listener(change)
    this.#listeners.add(entry)
    return () => {
      this.#listeners.delete(entry)
    }
  }

  async start(): Promise<void> {
    const client = new Client({
      connectionString: this.#options.url,
      application_name: 'timewright changes',
      keepAlive: true,
    })
    // One broken connection may say so twice, and an error that nobody hears ends the process.
    client.once('error', (error) => this.#report(error)).on('error', () => undefined)
    client.on('notification', ({ payload }) => this.#hear(payload))
    this.#client = client
    try {
      await client.connect()
      await client.query(`listen ${CHANGES_CHANNEL}`)
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
    client.once('end', () => this.#reconnectLater())
    if (this.#isClosed) await client.end()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    if (this.#retry !== null) clearTimeout(this.#retry)
    this.#listeners.clear()
    await this.#client?.end()
  }

  #reconnectLater(): void {
    if (this.#isClosed) return
    this.#retry = setTimeout(() => {
      this.#reconnect().catch((error: unknown) => this.#report(error))
    }, this.#options.retryMs ?? RETRY_MS)
  }

  async #reconnect(): Promise<void> {
    try {
      await this.start()
    } catch (error) {
      this.#reconnectLater()
      throw error
    }
    for (const topic of topics) this.#tell({ userId: '', topic })
  }

  #hear(payload: string | undefined): void {
    const change = parseChange(payload)
    if (change === null) this.#report(new Error(`Cannot read a change: "${payload}" is none of ours.`))
    else this.#tell(change)
  }

  /** One listener that throws must not keep the others from hearing. */
  #tell(change: Change): void {
    for (const listener of this.#listeners) {
      try {
        listener(change)
      } catch (error) {
        this.#report(error)
      }
    }
  }

  #report(error: unknown): void {
    const { onError = console.error } = this.#options
    if (!this.#isClosed) onError(error)
  }
}

/** A record, so that the compiler misses none. */
const everyTopic: Readonly<Record<Topic, Topic>> = {
  week: 'week',
  goals: 'goals',
  habits: 'habits',
  tasks: 'tasks',
  hours: 'hours',
  calendars: 'calendars',
  sync: 'sync',
  settings: 'settings',
  notifications: 'notifications',
  clock: 'clock',
}
const topics: readonly Topic[] = Object.values(everyTopic)

function parseChange(payload: string | undefined): Change | null {
  try {
    const value: unknown = JSON.parse(payload ?? '')
    const { userId, topic: name } = Object(value)
    const topic = topics.find((known) => known === name)
    return topic !== undefined && typeof userId === 'string' ? { userId, topic } : null
  } catch {
    return null
  }
}
