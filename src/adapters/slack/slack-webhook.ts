import { type SlackSender, Undeliverable } from '#app/ports/messengers.ts'

type Options = {
  /** Tests send to a server on this machine. */
  readonly allowsLoopback?: boolean
  readonly fetch?: typeof globalThis.fetch
}

const PATIENCE_MS = 10_000

/** The webhook was removed, or its channel: another attempt finds the same. */
const isGone = (status: number): boolean => status === 403 || status === 404 || status === 410
const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Slack's incoming webhooks. The address comes from a person, so it is held to one host, never follows a redirect, and
 * no answer is passed on: nobody can use it to look around in our network.
 */
export function createSlackWebhook({
  allowsLoopback = false,
  fetch = globalThis.fetch,
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
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text, unfurl_links: false }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      await answer.body?.cancel()
      if (answer.ok) return
      const said = `Cannot write to Slack: it answered ${answer.status}. Check the webhook in Slack.`
      throw isGone(answer.status) ? new Undeliverable(said) : new Error(said)
    },
  }
}
