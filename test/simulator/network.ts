import type { Mortality } from './mortality.ts'
import { canRefuse, type NetworkFault, type Outcome, refusalOutcome } from './network-faults.ts'
import { nameRequest, type Named } from './request-name.ts'
import type { VirtualClock } from './virtual-clock.ts'

/** One request of the engine, as the checks read it afterwards. */
export type Sent = Named & {
  readonly atMs: number
  readonly method: string
  readonly ifMatch: string | null
  readonly body: string | null
  status: number | null
  fault: string | null
}

type Race = { countdown: number; readonly act: () => Promise<void> }

const LATENCY_MS = 40
const TIMEOUT_MS = 20_000

const lost = (code: string): Error => Object.assign(new TypeError(`fetch failed (${code})`), { code })

/**
 * The way between the engine and Google. Everything that can go wrong on it is decided here, by script, and what the
 * person does at the very moment of a request as well; so the emulator itself stays an honest Google.
 */
export class Network {
  readonly sent: Sent[] = []
  readonly faults: NetworkFault[] = []
  readonly races: Race[] = []
  /** Listings come in pages of this size, whatever was asked for. */
  pageSize = 2500
  readonly #clock: VirtualClock
  readonly #mortality: Mortality
  readonly #google: typeof globalThis.fetch

  constructor(clock: VirtualClock, mortality: Mortality, google: typeof globalThis.fetch) {
    this.#clock = clock
    this.#mortality = mortality
    this.#google = google
  }

  calm(): void {
    this.faults.length = 0
    this.races.length = 0
  }

  reset(): void {
    this.calm()
    this.sent.length = 0
    this.pageSize = 2500
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    this.#mortality.pass('before-request')
    const url = this.#paged(new URL(input instanceof Request ? input.url : input))
    const sent = this.#note(url, init)
    await this.#race()
    this.#clock.advance(LATENCY_MS)
    const fault = this.#strike(sent)
    const early = fault === null ? null : this.#before(fault)
    const outcome = early ?? (await this.#forward(url, init))
    sent.status = outcome.status
    this.#mortality.pass('after-request')
    return answerOf(fault === null || early !== null ? outcome : this.#after(fault, outcome))
  }

  async #forward(url: URL, init: RequestInit | undefined): Promise<Outcome> {
    const response = await this.#google(url, {
      ...(init?.method === undefined ? {} : { method: init.method }),
      ...(init?.headers === undefined ? {} : { headers: init.headers }),
      ...(init?.body === undefined || init.body === null ? {} : { body: init.body }),
    })
    return { status: response.status, text: await response.text(), headers: response.headers }
  }

  #paged(url: URL): URL {
    if (url.searchParams.has('maxResults')) url.searchParams.set('maxResults', String(this.pageSize))
    return url
  }

  #note(url: URL, init: RequestInit | undefined): Sent {
    const method = init?.method ?? 'GET'
    const sent: Sent = {
      ...nameRequest(method, url.pathname),
      atMs: this.#clock.now(),
      method,
      ifMatch: new Headers(init?.headers).get('if-match'),
      body: typeof init?.body === 'string' ? init.body : null,
      status: null,
      fault: null,
    }
    this.sent.push(sent)
    return sent
  }

  /** What the person does while the request is on its way to Google. */
  async #race(): Promise<void> {
    for (const race of this.races.slice()) {
      if (race.countdown > 0) {
        race.countdown -= 1
        continue
      }
      this.races.splice(this.races.indexOf(race), 1)
      await race.act()
    }
  }

  #strike(sent: Sent): NetworkFault | null {
    const fits = (fault: NetworkFault): boolean =>
      (fault.name === '*' || fault.name === sent.name) &&
      (fault.kind !== 'refused' || canRefuse(fault.refusal, sent.name))
    const fault = this.faults.find(fits)
    if (fault === undefined) return null
    if (fault.after > 0) {
      fault.after -= 1
      return null
    }
    fault.times -= 1
    if (fault.times <= 0) this.faults.splice(this.faults.indexOf(fault), 1)
    sent.fault = fault.kind === 'refused' ? `${fault.refusal.status} ${fault.refusal.reason}` : fault.kind
    return fault
  }

  /** An answer that comes instead of Google's, or an error; null when the request gets through. */
  #before(fault: NetworkFault): Outcome | null {
    switch (fault.kind) {
      case 'cut':
        throw lost('ECONNRESET')
      case 'hang':
        this.#clock.advance(TIMEOUT_MS)
        throw lost('ETIMEDOUT')
      case 'unavailable':
        return refusalOutcome({ status: 503, reason: 'backendError' })
      case 'refused':
        return refusalOutcome(fault.refusal)
      default:
        return null
    }
  }

  #after(fault: NetworkFault, outcome: Outcome): Outcome {
    switch (fault.kind) {
      case 'cut-after':
        throw lost('ECONNRESET')
      case 'hang-after':
        this.#clock.advance(TIMEOUT_MS)
        throw lost('ETIMEDOUT')
      case 'unavailable-after':
        return refusalOutcome({ status: 502, reason: 'backendError' })
      default:
        return outcome.status === 200 ? { ...outcome, text: distorted(fault.kind, outcome.text) } : outcome
    }
  }
}

function distorted(kind: NetworkFault['kind'], text: string): string {
  switch (kind) {
    case 'truncated':
      return text.slice(0, Math.floor(text.length / 2))
    case 'empty':
      return '{}'
    case 'empty-list':
      return withItems(text, () => [])
    case 'truncated-list':
      return withItems(text, (items) => items.slice(0, Math.floor(items.length / 2)))
    default:
      return text
  }
}

function withItems(text: string, change: (items: readonly unknown[]) => readonly unknown[]): string {
  const body = JSON.parse(text) as { readonly items?: readonly unknown[] }
  return body.items === undefined ? text : JSON.stringify({ ...body, items: change(body.items) })
}

function answerOf({ status, text, headers }: Outcome): Response {
  const kept = new Headers()
  for (const name of ['content-type', 'retry-after']) {
    const value = headers.get(name)
    if (value !== null) kept.set(name, value)
  }
  return new Response(status === 204 ? null : text, { status, headers: kept })
}
