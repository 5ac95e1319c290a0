import type { RouteContract, RouteInput, RouteOutput } from '#contracts/http/route.ts'
import { createChangeListener, type ChangeListener } from './change-listener.ts'

type Given<C extends RouteContract> = {
  [K in keyof RouteInput<C> as RouteInput<C>[K] extends undefined ? never : K]: RouteInput<C>[K]
}

export type Answer = { readonly status: number; readonly body: unknown; readonly headers: Headers }

/** A person at a program: follows redirects by hand and keeps cookies, like a browser without a screen. */
export class Client {
  readonly url: string
  readonly emulatorUrl: string
  #cookies = new Map<string, string>()

  constructor({ url, emulatorUrl }: { readonly url: string; readonly emulatorUrl: string }) {
    this.url = url
    this.emulatorUrl = emulatorUrl
  }

  /** Through the consent page of the emulator: the form is read and sent as a person would. */
  async signIn(email = 'alex@example.com', timeZone?: string): Promise<void> {
    const begun = await this.#go(`${this.url}/auth/google`)
    const consentUrl = locationOf(begun)
    const page = await (await fetch(consentUrl)).text()
    const form = consentForm(page)
    form.set('decision', 'allow')
    form.set('person', email)
    if (timeZone !== undefined) {
      form.set('person', 'new')
      form.set('new_email', email)
      form.set('new_name', email.split('@')[0] ?? email)
      form.set('new_time_zone', timeZone)
    }
    const action = new URL(formAction(page), consentUrl)
    const allowed = await fetch(action, { method: 'POST', body: form, redirect: 'manual' })
    const back = await this.#go(locationOf(allowed))
    const landed = locationOf(back)
    if (landed.includes('error=')) throw new Error(`Sign-in failed: ${decodeURIComponent(landed)}`)
  }

  async #go(url: string): Promise<Response> {
    const response = await fetch(url, { redirect: 'manual', headers: this.#headers() })
    this.#keep(response)
    return response
  }

  #headers(): Record<string, string> {
    return { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
  }

  #keep(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const at = pair.indexOf('=')
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }

  /** Any request, whatever comes of it. */
  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const isText = typeof body === 'string'
    const response = await fetch(new URL(path, this.url), {
      method,
      redirect: 'manual',
      headers: {
        ...this.#headers(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    })
    this.#keep(response)
    const text = await response.text()
    return { status: response.status, body: parsed(text), headers: response.headers }
  }

  /** A request by its contract that has to succeed. */
  async call<C extends RouteContract>(contract: C, input: Given<C>): Promise<RouteOutput<C>> {
    const { params = {}, query = {}, body } = input as { params?: object; query?: object; body?: unknown }
    const path = Object.entries(params).reduce(
      (url, [name, value]) => url.replace(`:${name}`, String(value)),
      contract.path,
    )
    const search = new URLSearchParams()
    for (const [name, value] of Object.entries(query)) search.set(name, String(value))
    const answer = await this.send(contract.method, `${path}?${search.toString()}`, body)
    if (answer.status >= 400) {
      throw new Error(`${contract.method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    }
    return answer.body as RouteOutput<C>
  }

  /** What the live stream says from now on. */
  listen(): Promise<ChangeListener> {
    return createChangeListener(`${this.url}/api/v1/stream`, this.#headers())
  }
}

function locationOf(response: Response): string {
  const location = response.headers.get('location')
  if (location === null) throw new Error(`Expected a redirect, got ${response.status} from ${response.url}`)
  return new URL(location, response.url).href
}

const formAction = (page: string): string => unescaped(/<form[^>]*action="([^"]*)"/.exec(page)?.[1] ?? '')

const attribute = (tag: string, name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

function consentForm(page: string): URLSearchParams {
  const form = new URLSearchParams()
  for (const [input] of page.matchAll(/<input[^>]*>/g)) {
    const type = attribute(input, 'type')
    const counts = type === 'hidden' || (type === 'checkbox' && / checked/.test(input))
    if (counts) form.append(attribute(input, 'name'), unescaped(attribute(input, 'value')))
  }
  return form
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text === '' ? null : text
  }
}
