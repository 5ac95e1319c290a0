type Write = (fields: Record<string, unknown>, message: string) => void

/** What the queue needs of a logger; pino fits as it is. */
export type QueueLog = {
  readonly debug: Write
  readonly info: Write
  readonly warn: Write
  readonly error: Write
}
