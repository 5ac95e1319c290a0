import { DrizzleQueryError } from 'drizzle-orm/errors'
import { DatabaseError } from 'pg'
import { StorageError, type StorageFault } from '#app/ports/storage-error.ts'

const faultsByCode: Readonly<Record<string, StorageFault>> = {
  '23503': 'still-referenced',
  '23505': 'duplicate',
  '23P01': 'overlap',
  '23001': 'append-only',
  '40001': 'contention',
  '40P01': 'contention',
  '55P03': 'contention',
  '57014': 'contention',
  '25P03': 'unavailable',
  '57P01': 'unavailable',
  '57P02': 'unavailable',
  '57P03': 'unavailable',
}

/** Classes of SQLSTATE: data exceptions and constraints are ours to mend, connection exceptions are the outside's. */
const faultsByClass: Readonly<Record<string, StorageFault>> = {
  '22': 'invalid',
  '23': 'invalid',
  '08': 'unavailable',
  '53': 'unavailable',
}

/**
 * Says what went wrong in our words. Drizzle's own error carries every parameter in its message, hence titles and
 * tokens: it must never reach a log, so that its cause is passed on instead.
 */
export function translateError(error: unknown): unknown {
  const cause = error instanceof DrizzleQueryError ? error.cause : error
  if (cause instanceof DatabaseError) return fromDatabase(cause)
  if (isConnectionLoss(cause)) {
    return new StorageError('unavailable', `Cannot reach Postgres: ${cause.message}. Try again.`, { cause })
  }
  return cause ?? error
}

function fromDatabase(cause: DatabaseError): unknown {
  const code = cause.code ?? ''
  const fault =
    isMissingReference(cause) || isRowOfSomebodyElse(cause)
      ? 'not-yours'
      : (faultsByCode[code] ?? faultsByClass[code.slice(0, 2)])
  if (fault === undefined) return cause
  const where = [cause.table, cause.constraint].filter((part) => part !== undefined).join(', ')
  return new StorageError(fault, `Postgres refused (${code}): ${cause.message}${where && ` [${where}]`}`, {
    cause,
  })
}

/** One code for both ends of a foreign key: the row that is pointed at was removed in the meantime. */
const isMissingReference = ({ code, message }: DatabaseError): boolean =>
  code === '23503' && message.startsWith('insert or update')

/** Row security refuses a write to somebody else's row with the code of a missing privilege. */
const isRowOfSomebodyElse = ({ code, message }: DatabaseError): boolean =>
  code === '42501' && message.includes('row-level security')

const lossCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'])

function isConnectionLoss(cause: unknown): cause is Error {
  if (!(cause instanceof Error)) return false
  return (
    lossCodes.has(String(Reflect.get(cause, 'code'))) ||
    /^Connection terminated|not queryable|timeout exceeded when trying to connect/.test(cause.message)
  )
}
