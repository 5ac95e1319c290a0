import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/** Closes the run with one plain line. Where nothing may be skipped (CI), a skipped test fails the run. */
export class SummaryReporter implements Reporter {
  readonly #failOnSkipped: boolean

  constructor({ failOnSkipped }: { readonly failOnSkipped: boolean }) {
    this.#failOnSkipped = failOnSkipped
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      // A file that does not load, or a hook that throws, has no failed test of its own.
      count.failed += module.errors().length
      for (const suite of module.children.allSuites()) count.failed += suite.errors().length
      for (const test of module.children.allTests()) count[test.result().state] += 1
    }
    const skipped = count.skipped + count.pending
    if (skipped > 0 && this.#failOnSkipped) process.exitCode = 1
    const rest = skipped > 0 ? `, ${skipped} skipped` : ''
    process.stdout.write(`${count.passed} passed, ${count.failed} failed${rest}\n`)
  }
}
