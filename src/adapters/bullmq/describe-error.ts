export type ErrorDescription = {
  readonly errorName: string
  readonly errorCode: string | undefined
  readonly frames: readonly string[]
}

const FRAMES = 8

/** `fault` is what our own errors of Google and of the store have for a code. */
const codeOf = (error: Error): string | undefined => {
  const code: unknown = 'code' in error ? error.code : 'fault' in error ? error.fault : undefined
  return typeof code === 'string' || typeof code === 'number' ? String(code) : undefined
}

// The stack begins with the message, which may run over many lines.
const framesOf = ({ message, stack = '' }: Error): readonly string[] => {
  const start = stack.indexOf(message)
  const lines = stack.slice(start < 0 ? 0 : start + message.length).split('\n')
  const frames = lines.filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
  return frames.slice(0, FRAMES).map((line) => line.trim())
}

/**
 * What may be said of an error outside our database: its kind and the place, never its message, which can
 * quote a person's calendar.
 */
export const describeError = (error: unknown): ErrorDescription => {
  if (!(error instanceof Error)) return { errorName: typeof error, errorCode: undefined, frames: [] }
  return { errorName: error.name, errorCode: codeOf(error), frames: framesOf(error) }
}

/** A copy of the error for the queue's own tables, cut down to what describeError() lets through. */
export const withoutContent = (error: unknown): Error => {
  const { errorName, errorCode, frames } = describeError(error)
  const copy = new Error(errorCode === undefined ? errorName : `${errorName} (${errorCode})`)
  copy.stack = [`Error: ${copy.message}`, ...frames.map((frame) => `    ${frame}`)].join('\n')
  return copy
}
