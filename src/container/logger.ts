import { pino, type DestinationStream, type Logger } from 'pino'
import { tellError } from './tell-error.ts'

// Secrets never reach a log line; people's words (titles, descriptions) neither.
const secrets = [
  'req.headers.authorization',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
  '*.refreshToken',
  '*.refresh_token',
  '*.accessToken',
  '*.access_token',
  '*.code',
  '*.state',
  '*.summary',
  '*.description',
  '*.attendees',
]

type Request = { readonly method?: string; readonly url?: string; readonly ip?: string }

/** Without its query: Google sends people back with a code in it. */
const req = ({ method, url, ip }: Request) => ({ method, url: url?.split('?')[0], remoteAddress: ip })

// Without the number of causes, which is not pino's to give.
const err = (error: unknown) => tellError(error)

export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = { level, redact: { paths: secrets, censor: '[redacted]' }, serializers: { req, err } }
  return destination === undefined ? pino(options) : pino(options, destination)
}
