import { describeValue } from './describe-value.ts'
import type { Fault } from './config-error.ts'
import { about, type Variable } from './variables.ts'
import type { Values } from './parse-variables.ts'

export const GOOGLE_ACCOUNTS = 'https://accounts.google.com'
export const GOOGLE_API = 'https://www.googleapis.com'

const rootUrls = ['GOOGLE_ACCOUNTS_ROOT_URL', 'GOOGLE_API_ROOT_URL'] as const
const keys = ['ENCRYPTION_KEY', 'SESSION_SECRET'] as const

type Source = Readonly<Record<string, string | undefined>>
type Complaint = readonly [variable: Variable, expected: string, wayOut: string]

/** What no variable shows alone: half-set groups, and pairs that must not meet. */
export function findConflicts(values: Values, source: Source): readonly Fault[] {
  const complaints = [
    ...halfSetClient(source),
    ...halfSetMail(source),
    ...openRoots(values),
    ...rootsWithoutClient(source),
    ...missingKeys(values, source),
    ...clockOnRealGoogle(values, source),
    ...emulatorPort(values),
  ]
  return complaints.map(([variable, expected, wayOut]) => ({
    variable,
    value: describeValue(source[variable], about[variable].isSecret === true),
    expected,
    wayOut,
  }))
}

function halfSetClient(source: Source): readonly Complaint[] {
  const { GOOGLE_CLIENT_ID: id, GOOGLE_CLIENT_SECRET: secret } = source
  if ((id === undefined) === (secret === undefined)) return []
  const [missing, present]: [Variable, Variable] =
    id === undefined
      ? ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET']
      : ['GOOGLE_CLIENT_SECRET', 'GOOGLE_CLIENT_ID']
  return [[missing, about[missing].expected, `Set it too, or remove ${present} for demo mode.`]]
}

function halfSetMail(source: Source): readonly Complaint[] {
  const { SMTP_URL: url, MAIL_FROM: from } = source
  if ((url === undefined) === (from === undefined)) return []
  const missing = url === undefined ? 'SMTP_URL' : 'MAIL_FROM'
  return [[missing, about[missing].expected, 'Set both, or none.']]
}

/** Tokens travel to these addresses: in the clear only within this machine. */
function openRoots(values: Values): readonly Complaint[] {
  return rootUrls
    .filter((name) => values[name] !== undefined && !isHttps(values[name]) && !isLoopback(values[name]))
    .map((name) => [name, about[name].expected, 'Use https, or remove it for the default.'])
}

function rootsWithoutClient(source: Source): readonly Complaint[] {
  if (source['GOOGLE_CLIENT_ID'] !== undefined) return []
  return rootUrls
    .filter((name) => source[name] !== undefined)
    .map((name) => [
      name,
      'a Google client beside it, since demo mode brings its own Google',
      'Set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET, or remove it.',
    ])
}

/** Tokens of real people are worth a key that is kept apart from the data; those of a test server on this machine are not. */
function missingKeys(values: Values, source: Source): readonly Complaint[] {
  if (source['GOOGLE_CLIENT_ID'] === undefined || rootsOf(values).every(isLoopback)) return []
  return keys
    .filter((name) => source[name] === undefined && !isPublicHalf(name, source))
    .map((name) => [
      name,
      `${about[name].expected}, since a Google client is set`,
      'Make one with `openssl rand -base64 32`.',
    ])
}

/** A process that opens no tokens needs no more (container/sealing.ts refuses the others). */
const isPublicHalf = (name: string, source: Source): boolean =>
  name === 'ENCRYPTION_KEY' && source['ENCRYPTION_PUBLIC_KEY'] !== undefined

const rootsOf = (values: Values): readonly string[] => [
  values.GOOGLE_ACCOUNTS_ROOT_URL ?? GOOGLE_ACCOUNTS,
  values.GOOGLE_API_ROOT_URL ?? GOOGLE_API,
]

/** A moved clock would plan and write into a real person's calendar at the wrong time. */
function clockOnRealGoogle(values: Values, source: Source): readonly Complaint[] {
  if (values.DEMO_CLOCK !== 'on' || source['GOOGLE_CLIENT_ID'] === undefined) return []
  if (!rootsOf(values).some(isGoogle)) return []
  return [
    [
      'DEMO_CLOCK',
      'off where Google is the real one',
      'Remove it, or remove GOOGLE_CLIENT_ID for demo mode.',
    ],
  ]
}

function emulatorPort({ PORT, EMULATOR_PORT }: Values): readonly Complaint[] {
  if ((EMULATOR_PORT ?? PORT + 1) === PORT)
    return [['EMULATOR_PORT', about.EMULATOR_PORT.expected, 'Choose another.']]
  if (EMULATOR_PORT === undefined && PORT === 65_535)
    return [['EMULATOR_PORT', about.EMULATOR_PORT.expected, 'Set it: PORT + 1 is beyond the last port.']]
  return []
}

function isHttps(url: string): boolean {
  return new URL(url).protocol === 'https:'
}

function isLoopback(url: string): boolean {
  const host = new URL(url).hostname
  return host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host)
}

function isGoogle(url: string): boolean {
  return /(^|\.)(google|googleapis)\.com$/.test(new URL(url).hostname)
}
