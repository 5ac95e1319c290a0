export type ErrorKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' | 'unavailable'

/** One value that was wrong: which field, what it was, and what would have been right. */
export type Fault = { readonly field: string; readonly value: unknown; readonly expected: string }

type Details = { readonly faults?: readonly Fault[]; readonly wayOut?: string }

/** Says no in the person's words: what was tried, with which values, and the way out. */
export class AppError extends Error {
  readonly kind: ErrorKind
  /** Stable, kebab-case; for programs. */
  readonly code: string
  readonly faults: readonly Fault[]
  readonly wayOut: string | null

  constructor(kind: ErrorKind, code: string, message: string, details: Details = {}) {
    super(message)
    this.name = 'AppError'
    this.kind = kind
    this.code = code
    this.faults = details.faults ?? []
    this.wayOut = details.wayOut ?? null
  }
}

/** A thing that is not there, or is somebody else's: nobody learns which. */
export function notFound(what: string, id: string): AppError {
  return new AppError('not-found', 'not-found', `There is no ${what} "${id}".`, {
    faults: [{ field: 'id', value: id, expected: `the id of a ${what} of yours` }],
    wayOut: `List what there is, and take an id from there.`,
  })
}

export function invalid(field: string, value: unknown, expected: string, wayOut?: string): AppError {
  return new AppError(
    'invalid',
    'invalid-value',
    `${field} is ${JSON.stringify(value)}; expected ${expected}.`,
    {
      faults: [{ field, value, expected }],
      ...(wayOut === undefined ? {} : { wayOut }),
    },
  )
}

export function conflict(code: string, message: string, wayOut: string): AppError {
  return new AppError('conflict', code, message, { wayOut })
}

/** Answers the thing, or throws that it is not there. */
export function found<T>(thing: T | null, what: string, id: string): T {
  if (thing === null) throw notFound(what, id)
  return thing
}
