import { type ChildProcess, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { waitUntil } from '../support/wait-until.ts'
import type { Order } from './child.ts'

const entry = fileURLToPath(new URL('./child.ts', import.meta.url))
const START_MS = 60_000
export const LIVE_ON: Order = { points: [], after: 0 }

type Hand = { readonly process: ChildProcess; output: string }

/** One worker at work, with companions who work and are left alone, and one that stands by, so that a dead one is replaced at once, as a supervisor does. */
export class Crew {
  readonly #env: Readonly<Record<string, string>>
  #standby: Hand | null = null
  #working: Hand | null = null
  readonly #companions: Hand[] = []
  readonly #companionsWanted: number

  constructor(env: Readonly<Record<string, string>>, companions = 0) {
    this.#env = env
    this.#companionsWanted = companions
  }

  /** Starts the next worker; answers when it works. */
  async begin(order: Order): Promise<void> {
    while (this.#companions.length < this.#companionsWanted)
      this.#companions.push(await this.#start(this.#spawn(), LIVE_ON))
    const hand = this.#standby ?? this.#spawn()
    this.#standby = null
    this.#working = hand
    const started = this.#start(hand, order)
    this.#standby = this.#spawn()
    await started
  }

  async #start(hand: Hand, order: Order): Promise<Hand> {
    await waitUntil(() => hand.output.includes('stands by'), {
      what: 'a worker to stand by',
      timeoutMs: START_MS,
    })
    hand.process.send(order)
    await waitUntil(() => hand.output.includes('works') || hasEnded(hand), {
      what: `the worker to begin: ${hand.output}`,
      timeoutMs: START_MS,
    })
    return hand
  }

  isAtWork(): boolean {
    return this.#working !== null && !hasEnded(this.#working)
  }

  /** The point at which the last worker died, if it came to one. */
  diedAt(): string | null {
    return /^dies at (.+)$/m.exec(this.#working?.output ?? '')?.[1] ?? null
  }

  /** Steps that the last worker had begun and not ended. */
  underway(): ReadonlySet<string> {
    const open = new Set<string>()
    for (const line of this.#working?.output.split('\n') ?? []) {
      const [what, key] = line.split(' ')
      if (key === undefined) continue
      if (what === 'begins') open.add(key)
      if (what === 'ends') open.delete(key)
    }
    return open
  }

  async kill(): Promise<void> {
    const hand = this.#working
    if (hand === null) return
    hand.process.kill('SIGKILL')
    await waitUntil(() => hasEnded(hand), { what: 'the worker to die' })
  }

  async dismiss(): Promise<void> {
    for (const hand of [this.#standby, this.#working, ...this.#companions]) {
      if (hand === null || hasEnded(hand)) continue
      hand.process.kill('SIGKILL')
      await waitUntil(() => hasEnded(hand), { what: 'a worker to end' })
    }
  }

  #spawn(): Hand {
    const child = spawn(process.execPath, [entry], {
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: process.env['HOME'] ?? '',
        CHAOS_LOG: process.env['CHAOS_LOG'] ?? 'silent',
        TZ: 'UTC',
        // Dozens of them start one after the other, as the product's launcher starts them.
        NODE_COMPILE_CACHE: join(tmpdir(), 'timewright-compile-cache'),
        ...this.#env,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    const hand: Hand = { process: child, output: '' }
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        hand.output += text
      })
    }
    return hand
  }
}

const hasEnded = ({ process }: Hand): boolean => process.exitCode !== null || process.signalCode !== null
