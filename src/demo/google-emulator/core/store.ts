import { readState, writeState } from './persist.ts'
import { newEventId, newSecret, seedNumber } from './random.ts'
import { emptyState } from './state.ts'
import type { Channel, State } from './state.ts'

/** What a change touched: the collections that watch channels listen to. */
export type Touched = {
  kind: Channel['kind']
  /** Calendar id for `events`, e-mail for the other kinds. */
  key: string
}

export type StoreOptions = { now: () => number; seed: string; persistPath?: string | undefined }

type Listener = (touched: readonly Touched[]) => void

/** Holds the state. Every mutation runs inside `change`, which saves it and then tells the listeners. */
export class Store {
  /** Own address of the server, for links in answers. */
  linkBase = ''
  readonly #options: StoreOptions
  readonly #listeners: Listener[] = []
  #state: State
  #touched: Touched[] = []
  #depth = 0

  constructor(options: StoreOptions) {
    this.#options = options
    const saved = options.persistPath === undefined ? null : readState(options.persistPath)
    const fresh = emptyState(seedNumber(options.seed))
    // A file of an older version lacks what was added since.
    this.#state =
      saved === null ? fresh : { ...fresh, ...saved, switches: { ...fresh.switches, ...saved.switches } }
  }

  get state(): State {
    return this.#state
  }

  /** Epoch ms of the emulator's clock, moved by the control switch. */
  now(): number {
    return this.#options.now() + this.#state.switches.clockOffsetMs
  }

  nextSeq(): number {
    this.#state.seq += 1
    return this.#state.seq
  }

  newEventId(): string {
    return newEventId(this.#state)
  }

  newSecret(length?: number): string {
    return newSecret(this.#state, length)
  }

  touch(kind: Touched['kind'], key: string): void {
    this.#touched.push({ kind, key })
  }

  onChange(listener: Listener): void {
    this.#listeners.push(listener)
  }

  /** Runs a mutation; the outermost one saves before it returns, so an answer never precedes its record. */
  change<T>(mutate: () => T): T {
    this.#depth += 1
    try {
      return mutate()
    } finally {
      this.#depth -= 1
      if (this.#depth === 0) this.#commit()
    }
  }

  /** Puts another state in place, e.g. on reset. */
  replace(state: State): void {
    this.change(() => {
      this.#state = state
    })
  }

  /** Saves what changed outside of `change`, such as message numbers; called on close. */
  flush(): void {
    if (this.#options.persistPath !== undefined) writeState(this.#options.persistPath, this.#state)
  }

  freshState(): State {
    return emptyState(seedNumber(this.#options.seed))
  }

  #commit(): void {
    const touched = this.#touched
    this.#touched = []
    this.flush()
    if (touched.length > 0) for (const listener of this.#listeners) listener(touched)
  }
}
