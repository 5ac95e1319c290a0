import { expect, test } from 'vitest'
import { spareMessengers } from '#app/notify/spare-messengers.ts'
import { type Mail, Unreachable } from '#app/ports/messengers.ts'

const mail = { messageId: '1' } as Mail
const away = (isDown: boolean) => new Unreachable('nobody there', { isDown })

/** A mail server that throws what it is given; how often it was asked, and what came of each mail. */
function aServer(faults: readonly (Error | null)[]) {
  let nowMs = 0
  let asked = 0
  const { mailer } = spareMessengers(
    {
      mailer: {
        send: async () => {
          const fault = faults[asked++] ?? null
          if (fault !== null) throw fault
        },
      },
      slack: { faultOf: () => null, send: async () => {} },
    },
    { now: () => nowMs },
  )
  return {
    sendAt: (seconds: number) => {
      nowMs = seconds * 1000
      return mailer?.send(mail).then(
        () => 'sent',
        () => 'failed',
      )
    },
    asked: () => asked,
  }
}

test('a server that is down is asked once in half a minute, for everybody', async () => {
  const { sendAt, asked } = aServer([away(true), away(true)])
  const fates: unknown[] = []
  for (const seconds of [0, 1, 29, 30, 31, 60, 61]) fates.push(await sendAt(seconds))
  expect(fates).toEqual(['failed', 'failed', 'failed', 'failed', 'failed', 'sent', 'sent'])
  expect(asked()).toBe(4)
})

test('one that refuses one message, or one webhook, is asked for the next', async () => {
  const { sendAt } = aServer([new Error('450 busy'), away(false)])
  expect([await sendAt(0), await sendAt(1), await sendAt(2)]).toEqual(['failed', 'failed', 'sent'])
})
