/** The payload is not what its name promises, or nobody knows the name: trying again cannot help. */
export class MalformedJob extends Error {
  override readonly name = 'MalformedJob'
  readonly code = 'malformed-job'
  readonly isPermanent = true
}

/** The job was told to stop and gave no sign of it. */
export class JobDeadlineExceeded extends Error {
  override readonly name = 'JobDeadlineExceeded'
  readonly code = 'job-deadline-exceeded'
}

/** The reasons for which a running job is aborted; they arrive as `signal.reason`. */
export const SHUTDOWN = 'shutdown'
export const LOCK_LOST = 'lock-lost'
