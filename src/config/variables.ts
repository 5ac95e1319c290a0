import { resolve } from 'node:path'
import { z } from 'zod'

/** What a person reads about a variable: in docs/environment.md, in .env.example and in error messages. */
export interface About {
  readonly section: string
  readonly purpose: string
  /** Completes "expected …". */
  readonly expected: string
  /** What holds when it is not set. */
  readonly fallback: string
  readonly example: string
  readonly isSecret?: true
}

/** A whole number, written plainly: "3000", not "3e3" or "3000.0". */
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))

const port = wholeNumber(1, 65_535)
const httpOrigin = z
  .string()
  .transform((text) => URL.parse(text))
  .refine((url) => url !== null && /^https?:$/.test(url.protocol) && isOriginOnly(url))
  .transform((url) => (url as URL).origin)

const urlWith = (...schemes: string[]) =>
  z.string().refine((text) => {
    const url = URL.parse(text)
    return url !== null && schemes.includes(url.protocol) && url.hostname !== ''
  })

function isOriginOnly(url: URL): boolean {
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
}

const thirtyTwoBytes = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32)

/** The schema of the environment, and the only list of its variables. */
export const variables = {
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: httpOrigin.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  DATA_DIR: z
    .string()
    .regex(/^[^~]/)
    .transform((path) => resolve(path))
    .optional(),
  DATABASE_URL: urlWith('postgres:', 'postgresql:').optional(),
  REDIS_URL: urlWith('redis:', 'rediss:').optional(),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  GOOGLE_ACCOUNTS_ROOT_URL: httpOrigin.optional(),
  GOOGLE_API_ROOT_URL: httpOrigin.optional(),
  CALENDAR_WRITES_PER_SECOND: wholeNumber(1, 1000).default(1),
  ENCRYPTION_KEY: thirtyTwoBytes.optional(),
  ENCRYPTION_PUBLIC_KEY: thirtyTwoBytes.optional(),
  OLD_ENCRYPTION_KEY: thirtyTwoBytes.optional(),
  SESSION_SECRET: z.string().min(32).optional(),
  SMTP_URL: urlWith('smtp:', 'smtps:').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n@]+@[^\r\n@]+$/)
    .optional(),
  SWEEP_SECONDS: wholeNumber(1, 86_400).default(900),
  DEMO_CLOCK: z.enum(['on', 'off']).optional(),
  DEMO_STORY: z.enum(['on', 'off']).default('on'),
  EMULATOR_PORT: port.optional(),
} as const

export type Variable = keyof typeof variables

const origin = 'an http or https URL without a path, such as https://plan.example.com'

export const about: Readonly<Record<Variable, About>> = {
  HOST: {
    section: 'Web server',
    purpose: 'Address to listen on. 0.0.0.0 opens it to the network: then set PUBLIC_URL to https.',
    expected: 'an address or a host name',
    fallback: '127.0.0.1 (this machine only)',
    example: '127.0.0.1',
  },
  PORT: {
    section: 'Web server',
    purpose: 'Port of the page and the API.',
    expected: 'a whole number from 1 to 65535',
    fallback: '3000',
    example: '3000',
  },
  PUBLIC_URL: {
    section: 'Web server',
    purpose:
      'Address under which people and Google reach Timewright. Google sends push notifications to https only; without, the sweep finds changes.',
    expected: origin,
    fallback: 'http://localhost:PORT',
    example: 'https://plan.example.com',
  },
  LOG_LEVEL: {
    section: 'Web server',
    purpose: 'Least severe messages to log.',
    expected: 'fatal, error, warn, info, debug, trace or silent',
    fallback: 'info',
    example: 'info',
  },
  DATA_DIR: {
    section: 'Data',
    purpose: 'Folder of the embedded database and of generated keys. Back it up as a whole.',
    expected: 'a path, absolute or from the working folder, without ~',
    fallback: '/var/lib/timewright for root, else $XDG_DATA_HOME/timewright or ~/.local/share/timewright',
    example: '/var/lib/timewright',
  },
  DATABASE_URL: {
    section: 'Data',
    purpose: 'A Postgres of your own, 14 or later. Needed when several machines serve together.',
    expected: 'a URL that begins with postgres:// or postgresql://',
    fallback: 'the embedded Postgres in DATA_DIR',
    example: 'postgres://timewright:password@localhost:5432/timewright',
  },
  REDIS_URL: {
    section: 'Data',
    purpose: 'A Redis for the queue. It must not evict keys (maxmemory-policy noeviction).',
    expected: 'a URL that begins with redis:// or rediss://',
    fallback: 'the queue lives in Postgres',
    example: 'redis://localhost:6379',
  },
  GOOGLE_CLIENT_ID: {
    section: 'Google',
    purpose:
      'OAuth client of the web-application kind. Without it Timewright runs in demo mode with its own Google Calendar.',
    expected: 'the client id, together with GOOGLE_CLIENT_SECRET',
    fallback: 'demo mode',
    example: '1234567890-abc.apps.googleusercontent.com',
  },
  GOOGLE_CLIENT_SECRET: {
    section: 'Google',
    purpose: 'Secret of that client.',
    expected: 'the client secret, together with GOOGLE_CLIENT_ID',
    fallback: 'demo mode',
    example: 'GOCSPX-your-secret',
    isSecret: true,
  },
  GOOGLE_ACCOUNTS_ROOT_URL: {
    section: 'Google',
    purpose: 'Where people sign in. Only tests change it.',
    expected: 'an https URL without a path; http only for this machine (localhost)',
    fallback: 'https://accounts.google.com, in demo mode the emulator',
    example: 'https://accounts.google.com',
  },
  GOOGLE_API_ROOT_URL: {
    section: 'Google',
    purpose: 'Where the Calendar API is. Only tests change it.',
    expected: 'an https URL without a path; http only for this machine (localhost)',
    fallback: 'https://www.googleapis.com, in demo mode the emulator',
    example: 'https://www.googleapis.com',
  },
  CALENDAR_WRITES_PER_SECOND: {
    section: 'Google',
    purpose:
      'How many blocks of one calendar are written in a second. Google may throttle more than one; only tests need more.',
    expected: 'a whole number from 1 to 1000',
    fallback: '1',
    example: '1',
  },
  ENCRYPTION_KEY: {
    section: 'Keys',
    purpose:
      'Encrypts Google tokens in the database. Losing it means that everybody links Google again. Make one: openssl rand -base64 32',
    expected: '32 bytes in base64',
    fallback:
      'generated in DATA_DIR in demo mode and with a Google root on this machine; required with the real Google',
    example: 'MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=',
    isSecret: true,
  },
  ENCRYPTION_PUBLIC_KEY: {
    section: 'Keys',
    purpose:
      'The public half of ENCRYPTION_KEY, for processes of --role api: they seal tokens with it and can open none. Print it: timewright public-key',
    expected: '32 bytes in base64',
    fallback: 'worked out of ENCRYPTION_KEY',
    example: 'MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=',
  },
  OLD_ENCRYPTION_KEY: {
    section: 'Keys',
    purpose:
      'The key before ENCRYPTION_KEY, while it is being changed: it opens what it sealed, and nothing is sealed with it any more.',
    expected: '32 bytes in base64',
    fallback: 'none',
    example: 'MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=',
    isSecret: true,
  },
  SESSION_SECRET: {
    section: 'Keys',
    purpose: 'Signs session cookies. Changing it signs everybody out. Make one: openssl rand -base64 32',
    expected: 'at least 32 characters',
    fallback:
      'generated in DATA_DIR in demo mode and with a Google root on this machine; required with the real Google',
    example: 'at-least-thirty-two-characters-of-chance',
    isSecret: true,
  },
  SMTP_URL: {
    section: 'Mail',
    purpose:
      'Mail server for notifications and invitations, with MAIL_FROM. A password is sent over an encrypted line only, unless the URL ends with ?requireTLS=false. In demo mode mails stay in the page (/demo/mailbox) whatever is set here.',
    expected: 'a URL that begins with smtp:// or smtps://',
    fallback: 'no mails are sent',
    example: 'smtps://user:password@mail.example.com',
    isSecret: true,
  },
  MAIL_FROM: {
    section: 'Mail',
    purpose: 'Sender of those mails.',
    expected: 'one address, with or without a name, together with SMTP_URL',
    fallback: 'no mails are sent',
    example: 'Timewright <plan@example.com>',
  },
  SWEEP_SECONDS: {
    section: 'Planning',
    purpose:
      'How often the calendars of people who were here today are looked at, whether Google notified us or not; those of others every six hours.',
    expected: 'a whole number of seconds from 1 to 86400',
    fallback: '900',
    example: '900',
  },
  DEMO_CLOCK: {
    section: 'Demo',
    purpose:
      'A clock that the page can move, to try a week in a minute. Refused where Google is the real one.',
    expected: 'on or off',
    fallback: 'on in demo mode, else off',
    example: 'on',
  },
  DEMO_STORY: {
    section: 'Demo',
    purpose:
      'Whether a demo on empty data begins with a team of four in the middle of a quarter. Whoever signs in as somebody else begins empty either way.',
    expected: 'on or off',
    fallback: 'on',
    example: 'on',
  },
  EMULATOR_PORT: {
    section: 'Demo',
    purpose: 'Port of the Google Calendar of demo mode.',
    expected: 'a whole number from 1 to 65535, other than PORT',
    fallback: 'PORT + 1',
    example: '3001',
  },
}
