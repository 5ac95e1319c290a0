import { createSmtpMailer } from '#adapters/mail/smtp-mailer.ts'
import { createSlackWebhook } from '#adapters/slack/slack-webhook.ts'
import { createDemoMessengers } from '#app/notify/demo-messengers.ts'
import { spareMessengers } from '#app/notify/spare-messengers.ts'
import type { Clock } from '#app/ports/clock.ts'
import type { Messengers } from '#app/ports/messengers.ts'
import type { UnitOfWork } from '#app/ports/unit-of-work.ts'
import type { Env } from '#config/env.ts'

/** Mail and Slack; in demo mode a mailbox in the page instead of both. */
export function connectMessengers(env: Env, unitOfWork: UnitOfWork, clock: Clock): Messengers {
  const slack = createSlackWebhook()
  if (env.google.mode === 'demo') return createDemoMessengers({ unitOfWork, clock, slack })
  const mailer = env.mail === undefined ? null : createSmtpMailer(env.mail)
  return spareMessengers({ mailer, slack }, clock)
}
