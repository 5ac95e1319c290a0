import type { SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import { createSmtpMailer } from '#adapters/mail/smtp-mailer.ts'
import { type Mail, Undeliverable, Unreachable } from '#app/ports/messengers.ts'
import { type MailServer, refusal, startMailServer } from './support/mail-server.ts'

const mail: Mail = {
  userId: 'u1',
  messageId: '<m1@plan.example.com>',
  to: 'ada@example.org',
  subject: 'Behind: Größer',
  text: 'It is slower than its cycle.',
  html: '<p>It is slower than its cycle.</p>',
  unsubscribeUrl: 'https://plan.example.com/answer?t=x',
}
const trusting = 'tls.rejectUnauthorized=false'
const knowsAda: SMTPServerOptions = {
  onAuth: ({ username, password }, _, done) =>
    username === 'ada' && password === 'se cret'
      ? done(null, { user: username })
      : done(refusal(535, 'Authentication credentials invalid')),
}

const atRecipient = (code: number): SMTPServerOptions => ({
  onRcptTo: (_, __, done) => done(refusal(code, 'says the server')),
})
const atData = (code: number): SMTPServerOptions => ({
  onData: (stream, _, done) => {
    stream.resume()
    stream.on('end', () => done(refusal(code, 'says the server')))
  },
})
const atSender = (code: number): SMTPServerOptions => ({
  onMailFrom: (_, __, done) => done(refusal(code, 'says the server')),
})

let server: MailServer
afterEach(() => server.close())

/** What a server made of the mail; null: it took it. */
async function outcome(
  options: SMTPServerOptions,
  { user = '', query = '', from = 'plan@example.com', to = mail.to } = {},
) {
  server = await startMailServer(options)
  const smtpUrl = `smtp://${user}127.0.0.1:${server.port}?${query}`
  try {
    await createSmtpMailer({ smtpUrl, from }).send({ ...mail, to })
    return null
  } catch (error) {
    return error
  }
}

test('a mail arrives as it was written', async () => {
  expect(await outcome({}, { query: trusting, from: 'Timewright <plan@example.com>' })).toBeNull()
  const [{ text, to } = { text: '', to: [] }] = server.heard
  expect(to).toEqual(['ada@example.org'])
  for (const part of [
    'Message-ID: <m1@plan.example.com>',
    'From: Timewright <plan@example.com>',
    'Auto-Submitted: auto-generated',
    'List-Unsubscribe: <https://plan.example.com/answer?t=x>',
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'Content-Type: multipart/alternative',
    '<p>It is slower than its cycle.</p>',
  ])
    expect(text).toContain(part)
})

describe('encryption', () => {
  test('is used where it is offered', async () => {
    expect(await outcome({}, { query: trusting })).toBeNull()
    expect(server.heard).toMatchObject([{ isSecret: true }])
  })

  test('is no condition without a password', async () => {
    expect(await outcome({ hideSTARTTLS: true })).toBeNull()
    expect(server.heard).toMatchObject([{ isSecret: false }])
  })

  test('is one with a password: that is never said in the clear', async () => {
    const passwords: unknown[] = []
    const listening: SMTPServerOptions = {
      hideSTARTTLS: true,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ password }, _, done) => {
        passwords.push(password)
        done(null, { user: 'ada' })
      },
    }
    const fault = await outcome(listening, { user: 'ada:se%20cret@' })
    expect(fault).toMatchObject({ message: expect.stringContaining('no encryption that we trust') as string })
    expect(passwords).toEqual([])
    await server.close()
    expect(await outcome(listening, { user: 'ada:se%20cret@', query: 'requireTLS=false' })).toBeNull()
    expect(passwords).toEqual(['se cret'])
  })

  test('by a certificate that nobody vouches for is refused, and nothing is sent', async () => {
    const fault = await outcome({})
    expect(fault).toBeInstanceOf(Error)
    expect(fault).not.toBeInstanceOf(Undeliverable)
    expect(server.heard).toEqual([])
  })
})

describe('sign-in', () => {
  test('with the right password', async () => {
    expect(await outcome(knowsAda, { user: 'ada:se%20cret@', query: trusting })).toBeNull()
    expect(server.heard).toHaveLength(1)
  })

  test('with a wrong one tells the operator where to look, and may be tried again', async () => {
    const fault = await outcome(knowsAda, { user: 'ada:wrong@', query: trusting })
    expect(fault).toMatchObject({
      message: expect.stringMatching(/refused our sign-in: 535 .*Whoever runs Timewright/) as string,
      cause: { message: 'Check SMTP_URL.' },
    })
    expect(fault).not.toBeInstanceOf(Undeliverable)
    expect(String(fault)).not.toMatch(/wrong|SMTP_URL/)
  })
})

describe('a refusal', () => {
  test.for([
    ['busy, at the recipient', atRecipient(450), false],
    ['greylisted', atRecipient(451), false],
    ['full for now, after the data', atData(452), false],
    ['no such mailbox', atRecipient(550), true],
    ['spam, after the data', atData(554), true],
    ['a sender that the server does not want', atSender(550), false],
    ['a server that closes', atRecipient(421), false],
  ] as const)('%s', async ([, options, isForGood]) => {
    const fault = await outcome(options, { query: trusting })
    expect(fault).toMatchObject({ message: expect.stringContaining('says the server') as string })
    expect(fault instanceof Undeliverable).toBe(isForGood)
  })
})

const fateOf = (fault: unknown): string => {
  if (fault instanceof Unreachable) return 'away'
  return fault instanceof Undeliverable ? 'for good' : 'later'
}
const greets = (code: number): SMTPServerOptions => ({
  onConnect: (_, done) => done(refusal(code, 'says the server')),
})

describe('only a server that is not there keeps other mails waiting', () => {
  test.for([
    ['nobody to send it to', {}, '', 'for good'],
    ['a server that closes', atRecipient(421), mail.to, 'away'],
    ['a server that is closed', greets(421), mail.to, 'away'],
    ['a server that wants none of us', greets(554), mail.to, 'later'],
  ] as const)('%s', async ([, options, to, fate]) => {
    expect(fateOf(await outcome(options, { query: trusting, to }))).toBe(fate)
  })
})

test('a server that is not there is tried again', async () => {
  server = await startMailServer()
  await server.close()
  const mailer = createSmtpMailer({ smtpUrl: `smtp://127.0.0.1:${server.port}`, from: 'a@example.com' })
  const fault: unknown = await mailer.send(mail).catch((error: unknown) => error)
  expect(fault).toMatchObject({
    message: expect.stringContaining('ECONNREFUSED') as string,
    isDown: true,
  })
  expect(fault).toBeInstanceOf(Unreachable)
})
