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

const MAX_ENTRIES = 20_000

/** Remembers the latest requests; the oldest fall out. */
export class Journal {
  #entries: JournalEntry[] = []
  #count = 0

  open(entry: Omit<JournalEntry, 'number'>): JournalEntry {
    this.#count += 1
    const numbered = { number: this.#count, ...entry }
    this.#entries.push(numbered)
    if (this.#entries.length > MAX_ENTRIES) this.#entries.shift()
    return numbered
  }

  entries(): readonly JournalEntry[] {
    return this.#entries
  }

  clear(): void {
    this.#entries = []
  }
}
