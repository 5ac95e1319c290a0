/** One thing wrong with the environment, ready to print. The value is masked where it is a secret. */
export interface Fault {
  readonly variable: string
  readonly value: string
  readonly expected: string
  readonly wayOut: string
}

/** Every fault of the environment at once, so that nobody mends one per start. */
export class ConfigError extends Error {
  readonly code = 'config'
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    const lines = faults.map(
      ({ variable, value, expected, wayOut }) => `  ${variable} ${value}: expected ${expected}. ${wayOut}`,
    )
    super(`Cannot start with these settings (docs/environment.md lists all):\n${lines.join('\n')}`)
    this.name = 'ConfigError'
    this.faults = faults
  }
}
