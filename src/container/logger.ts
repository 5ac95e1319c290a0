import { pino, type DestinationStream, type Logger } from 'pino'

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

export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = { level, redact: { paths: secrets, censor: '[redacted]' } }
  return destination === undefined ? pino(options) : pino(options, destination)
}
