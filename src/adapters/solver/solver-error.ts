export type SolverFault =
  | 'failed' // the search threw: a problem that is not valid, or a bug
  | 'crashed' // the thread died, for want of memory for instance; the next problem gets a new one
  | 'closed' // asked after, or while, the process shuts down

/** What the solver throws. */
export class SolverError extends Error {
  readonly fault: SolverFault

  constructor(fault: SolverFault, message: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.name = 'SolverError'
    this.fault = fault
  }
}
