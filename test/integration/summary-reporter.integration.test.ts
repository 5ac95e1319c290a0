import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'timewright-summary-'))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
})

afterEach(() => rm(folder, { recursive: true }))

/** Runs vitest on one test file with our reporter, and gives its last line. */
async function run(text: string, failOnSkipped: boolean) {
  const reporter = join(root, 'test/support/summary-reporter.ts')
  const config = `import { SummaryReporter } from ${JSON.stringify(reporter)}
    export default { test: { reporters: ['default', new SummaryReporter({ failOnSkipped: ${failOnSkipped} })] } }`
  await writeFile(join(folder, 'vitest.config.mjs'), config)
  await writeFile(join(folder, 'a.test.ts'), `import { afterAll, expect, test } from 'vitest'\n${text}`)
  const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', folder]
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: folder })
  return { status, last: stdout.trim().split('\n').at(-1) }
}

const passing = `test('a', () => expect(1).toBe(1))`

test.each([
  ['tests that pass', passing, false, 0, '1 passed, 0 failed'],
  ['a test that fails', `${passing}\ntest('b', () => expect(1).toBe(2))`, false, 1, '1 passed, 1 failed'],
  ['a file that does not load', `${passing}\nthrow new Error('x')`, false, 1, '0 passed, 1 failed'],
  [
    'a hook that throws',
    `${passing}\nafterAll(() => { throw new Error('x') })`,
    false,
    1,
    '1 passed, 1 failed',
  ],
  ['a skipped test', `${passing}\ntest['skip']('b', () => {})`, false, 0, '1 passed, 0 failed, 1 skipped'],
  [
    'a skipped test in CI',
    `${passing}\ntest['skip']('b', () => {})`,
    true,
    1,
    '1 passed, 0 failed, 1 skipped',
  ],
])(
  'SummaryReporter closes %s with a plain line and the right exit code',
  async (_, text, strict, status, last) => {
    expect(await run(text, strict)).toEqual({ status, last })
  },
)
