import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { SummaryReporter } from './test/support/summary-reporter.ts'
import { TEST_ZONES } from './test/support/zones.ts'

const setupFiles = ['src/config/luxon.ts']
const pure = ['test/unit/core/**/*.test.ts', 'test/property/**/*.property.test.ts']

/** Every core: vitest leaves one free, which is half of a machine with two. */
const maxWorkers = '100%'

/** Long searches, run once: their zones stand in the problem, and two-worlds.test.ts watches over the clock on the wall. */
const long = [
  'test/property/planning-{alternatives,laws,reasons}.property.test.ts',
  'test/property/weekly-floors.property.test.ts',
  'test/unit/core/planning/bound/**',
]

/** The pure sums once more with another clock on the wall: an answer that follows it is a bug. */
const inOtherZones = TEST_ZONES.map((zone): TestProjectInlineConfiguration => ({
  test: {
    name: `core in ${zone}`,
    include: pure,
    exclude: long,
    env: { TZ: zone },
    setupFiles,
    pool: 'forks',
    // Sums keep nothing between them: files that share a process say so, in half the time.
    isolate: false,
    maxWorkers,
    testTimeout: 10_000,
  },
}))

export default defineConfig({
  test: {
    reporters: ['default', new SummaryReporter({ failOnSkipped: Boolean(process.env['CI']) })],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/property/**/*.property.test.ts'],
          env: { TZ: 'UTC' },
          setupFiles,
          pool: 'forks',
          maxWorkers,
          testTimeout: 10_000,
        },
      },
      ...inOtherZones,
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.integration.test.ts'],
          env: { TZ: 'UTC' },
          setupFiles,
          globalSetup: ['test/support/global-setup.ts'],
          pool: 'forks',
          // Each file has a database of its own; the program is loaded once, a quarter of the time of them all.
          isolate: false,
          maxWorkers,
          sequence: { groupOrder: 1 },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.test.ts'],
          env: { TZ: 'UTC' },
          setupFiles,
          globalSetup: ['test/support/global-setup.ts'],
          pool: 'forks',
          // Whole products, with promises in seconds: one at a time, after everything else.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
