import type { Clock } from '../ports/clock.ts'
import { type Messengers, Unreachable } from '../ports/messengers.ts'

const REST_MS = 30_000

/**
 * A server that does not answer takes seconds to find out. One message in half a minute finds it out for everybody, or
 * a morning's digests would keep the workers waiting, one person after another.
 */
export function spareMessengers({ mailer, slack }: Messengers, clock: Clock): Messengers {
  return {
    mailer: mailer === null ? null : { send: spare(clock, (mail) => mailer.send(mail)) },
    slack: { faultOf: (url) => slack.faultOf(url), send: spare(clock, (message) => slack.send(message)) },
  }
}

function spare<Message>(clock: Clock, send: (message: Message) => Promise<void>) {
  let down: { readonly untilMs: number; readonly error: Unreachable } | null = null
  return async (message: Message): Promise<void> => {
    if (down !== null && clock.now() < down.untilMs) throw down.error
    try {
      await send(message)
      down = null
    } catch (error) {
      if (error instanceof Unreachable && error.isDown) down = { untilMs: clock.now() + REST_MS, error }
      throw error
    }
  }
}
