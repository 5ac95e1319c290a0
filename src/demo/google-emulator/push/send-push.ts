import { setTimeout } from 'node:timers/promises'

/** One notification, as it goes over the wire. */
type PushRequest = { address: string; headers: Record<string, string> }

/** Answers the receiver's status, or null when nobody answered. */
export type SendPush = (push: PushRequest, signal: AbortSignal) => Promise<number | null>

/** Waits; ends early, without an error, when the signal aborts. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>

const TIMEOUT_MS = 10_000

export const realSleep: Sleep = async (ms, signal) => {
  try {
    await setTimeout(ms, undefined, { signal })
  } catch {
    // Closing: whoever waits goes on at once and finds the signal aborted.
  }
}

/** Posts over HTTP. Like at Google, a message nobody answered is lost. */
export const sendByHttp: SendPush = async ({ address, headers }, closing) => {
  const signal = AbortSignal.any([closing, AbortSignal.timeout(TIMEOUT_MS)])
  try {
    const response = await fetch(address, { method: 'POST', headers, redirect: 'manual', signal })
    await response.body?.cancel()
    return response.status
  } catch {
    return null
  }
}
