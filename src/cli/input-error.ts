/** Input that cannot be used: each line goes to standard error, and the exit code is 2. */
export class InputError extends Error {
  readonly lines: readonly string[]

  constructor(lines: readonly string[]) {
    super(lines.join('\n'))
    this.name = 'InputError'
    this.lines = lines
  }
}
