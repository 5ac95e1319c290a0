import { describeError } from '#adapters/bullmq/describe-error.ts'

/** What a log may say of an error. Not `code`: that is what Google's way back carries, and is blotted out. */
export type ToldError = {
  readonly type: string
  readonly errorCode?: string
  readonly message: string
  readonly stack: readonly string[]
  readonly cause?: ToldError
}

const CAUSES = 4

// Postgres quotes names of tables and columns, but for class 22, where it quotes what a person wrote.
const quotesOurNames = (code: string | undefined): boolean =>
  /^(?!22)(\d[\dA-Z]{4}|XX\d{3})$/.test(code ?? '')

// From the first quotation mark to the last one: a quoted text may have quotation marks in it.
const withoutQuotes = (message: string): string =>
  message
    .replace(/["“«`].*["”»`]/gs, '"…"')
    .replace(/(?<=[\s(=])(?<!(?:reading|setting) )'.*'/gs, "'…'")
    .replace(/(?<=\bReceived ).*/s, '…')

const withoutSecrets = (message: string): string =>
  message
    .replace(/\nparams:.*/s, '') // what Drizzle sent to the database
    .replace(/(\w+:\/\/)[^\s/@]+@/g, '$1[redacted]@')
    .replace(/(\w+:\/\/[^\s?]+)\?\S*/g, '$1?[redacted]')

type Issue = { readonly path?: readonly PropertyKey[]; readonly code?: string }

const issuesOf = (error: Error): readonly Issue[] | null =>
  'issues' in error && Array.isArray(error.issues) ? (error.issues as readonly Issue[]) : null

function messageOf(error: Error, code: string | undefined): string {
  const issues = issuesOf(error)
  if (issues !== null) return issues.map((one) => `${one.path?.join('.')}: ${one.code}`).join('; ')
  const message = withoutSecrets(error.message)
  return quotesOurNames(code) ? message : withoutQuotes(message)
}

/**
 * Kind, code, message, place and cause, and nothing else that hangs on an error: drivers hang their whole
 * client on it, password and all. What a message quotes is left out.
 */
export function tellError(error: unknown, causes = CAUSES): ToldError {
  const { errorName: type, errorCode, frames: stack } = describeError(error)
  if (!(error instanceof Error)) return { type, message: '', stack }
  return {
    type,
    ...(errorCode !== undefined && { errorCode }),
    message: messageOf(error, errorCode),
    stack,
    ...(error.cause !== undefined && causes > 0 && { cause: tellError(error.cause, causes - 1) }),
  }
}
