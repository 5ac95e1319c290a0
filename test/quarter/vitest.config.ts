import { defineConfig } from 'vitest/config'

/** Minutes of a simulated quarter: run by hand, apart from the suite. */
export default defineConfig({
  test: {
    root: '.',
    include: ['test/quarter/**/*.test.ts'],
    env: { TZ: 'UTC' },
    setupFiles: ['src/config/luxon.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 900_000,
  },
})
