/** One request of a client, as tests want to read it afterwards. */
export type JournalEntry = {
  number: number
  atMs: number
  /** Google's method name, e.g. "events.patch". */
  name: string
  method: string
  path: string
  query: unknown
  ifMatch: string | null
  email: string | null
  status: number | null
  reason: string | null
  fault: string | null
}

/** The bodies of a request and its answer; kept by nobody unless a listener keeps them. */
export type Exchange = { request: unknown; response: string | null }

type Listener = (entry: JournalEntry, exchange: Exchange) => void

const MAX_ENTRIES = 20_000

/** Remembers the latest requests; the oldest fall out. */
export class Journal {
  readonly #listeners: Listener[] = []
  #entries: JournalEntry[] = []
  #count = 0

  open(entry: Omit<JournalEntry, 'number'>): JournalEntry {
    this.#count += 1
    const numbered = { number: this.#count, ...entry }
    this.#entries.push(numbered)
    // A bit at a time: shifting a long array on every request would cost more than the request.
    if (this.#entries.length > MAX_ENTRIES * 1.1) this.#entries = this.#entries.slice(-MAX_ENTRIES)
    return numbered
  }

  /** Calls back on every answer, right before it goes out; for conformance checks. */
  onAnswer(listener: Listener): void {
    this.#listeners.push(listener)
  }

  answered(entry: JournalEntry, exchange: Exchange): void {
    for (const listener of this.#listeners) listener(entry, exchange)
  }

  entries(): readonly JournalEntry[] {
    return this.#entries
  }

  clear(): void {
    this.#entries = []
  }
}
