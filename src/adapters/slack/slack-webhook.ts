import { type SlackSender, Undeliverable, Unreachable } from '#app/ports/messengers.ts'

type Options = {
  /** Tests send to a server on this machine. */
  readonly allowsLoopback?: boolean
  readonly fetch?: typeof globalThis.fetch
  /** After that, nobody has answered. */
  readonly patienceMs?: number
}

const PATIENCE_MS = 10_000

/** The webhook was removed, or its channel: another attempt finds the same. */
const isGone = (status: number): boolean => status === 403 || status === 404 || status === 410
const isAway = (status: number): boolean => status === 429 || status >= 500
const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Slack's incoming webhooks. The address comes from a person, so it is held to one host, never follows a redirect, and
 * no answer is passed on: nobody can use it to look around in our network.
 */
export function createSlackWebhook({
  allowsLoopback = false,
  fetch = globalThis.fetch,
  patienceMs = PATIENCE_MS,
}: Options = {}): SlackSender {
  const faultOf = (text: string): string | null => {
    const url = URL.parse(text)
    if (url === null) return 'It is no URL.'
    if (allowsLoopback && loopback.has(url.hostname)) return null
    const isSlack =
      url.protocol === 'https:' &&
      url.hostname === 'hooks.slack.com' &&
      url.port === '' &&
      url.username === '' &&
      url.password === '' &&
      url.pathname.startsWith('/services/')
    return isSlack ? null : 'It is no address of an incoming webhook of Slack.'
  }
  return {
    faultOf,
    send: async ({ url, text }) => {
      const fault = faultOf(url)
      if (fault !== null) throw new Error(`Cannot write to Slack: ${fault} Set another one in the settings.`)
      const request = {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text, unfurl_links: false }),
        signal: AbortSignal.timeout(patienceMs),
      } as const
      const answer = await fetch(url, request).catch((error: unknown) => {
        throw new Unreachable('Slack did not answer. It is tried again.', { isDown: true, cause: error })
      })
      // What it says is not looked at, however much it is.
      await answer.body?.cancel().catch(() => {})
      if (!answer.ok) throw faultIn(answer)
    },
  }
}

function faultIn({ status, headers }: Response): Error {
  if (isAway(status))
    return new Unreachable(`Slack takes no message now: it answered ${status}. It is tried again.`, {
      pauseMs: secondsIn(headers.get('retry-after')) * 1000,
    })
  const said = `Cannot write to Slack: it answered ${status}.`
  return isGone(status)
    ? new Undeliverable(`${said} The webhook is gone: make another one in Slack and set it here.`)
    : new Error(`${said} Check the webhook in Slack.`)
}

/** Slack says seconds; a date is none of its ways. */
const secondsIn = (text: string | null): number => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : 0)
