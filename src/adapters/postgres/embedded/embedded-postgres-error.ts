/** The embedded database cannot be started. The message names the folder, the cause and the way out. */
export class EmbeddedPostgresError extends Error {
  readonly code = 'embedded-postgres'

  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause })
    this.name = 'EmbeddedPostgresError'
  }
}

const reasons: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file of that name is in the way',
}

/** Turns a file-system fault in the data folder into one sentence with a way out. */
export function dataFolderFault(path: string, cause: unknown): EmbeddedPostgresError {
  if (cause instanceof EmbeddedPostgresError) return cause
  const code = errorCode(cause)
  const why = (code !== undefined && reasons[code]) || String(cause)
  return new EmbeddedPostgresError(
    `Cannot keep the embedded database in ${path}: ${why}. ` +
      'Set DATA_DIR to a folder this user can write (200 MB free), or set DATABASE_URL to a Postgres of your own.',
    cause,
  )
}

/** Whether Postgres complains about space, in either of its two ways. */
export function speaksOfFullDisk(said: string): boolean {
  return /No space left on device|Check free disk space/.test(said)
}

/** The code of a Node or Postgres error, such as ENOENT or 42P04. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
