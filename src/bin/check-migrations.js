#!/usr/bin/env node
// Fails when the tables in src/adapters/postgres/schema are not what migrations/ builds. It asks drizzle-kit for the
// missing migration in a copy, so that the tree stays as it is even when this is killed half-way.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const migrations = resolve(process.argv[2] ?? join(root, 'migrations'))
const cache = join(root, 'node_modules', '.cache')

mkdirSync(cache, { recursive: true })
const work = mkdtempSync(join(cache, 'check-migrations-'))
try {
  process.exitCode = check()
} finally {
  rmSync(work, { recursive: true, force: true })
}

function check() {
  const copy = join(work, 'migrations')
  cpSync(migrations, copy, { recursive: true })
  const before = new Set(readdirSync(copy))
  const output = generateInto(copy)
  const added = readdirSync(copy).filter((name) => name.endsWith('.sql') && !before.has(name))
  if (added.length > 0)
    return fail(
      'The schema has changed, but migrations/ has not. Run `npm run migration` and commit what it writes:\n' +
        added.map((name) => readFileSync(join(copy, name), 'utf8')).join('\n'),
    )
  // Its exit code says nothing: it is 0 for some faults too.
  if (!output.includes('No schema changes'))
    return fail(
      'drizzle-kit could not compare schema and migrations, or wants to know whether something was renamed. ' +
        `Run \`npm run migration\` and answer it:\n${output}`,
    )
  process.stdout.write('Migrations are up to date with the schema.\n')
  return 0
}

/** No terminal and no input: a question of drizzle-kit then ends it instead of waiting for ever. */
function generateInto(copy) {
  const config = join(work, 'drizzle.config.mjs')
  const real = relative(work, join(root, 'drizzle.config.ts'))
  const out = `./${relative(root, copy)}`
  writeFileSync(config, `import real from '${real}'\nexport default { ...real, out: '${out}' }\n`)
  const kit = join(root, 'node_modules', '.bin', 'drizzle-kit')
  const result = spawnSync(kit, ['generate', '--config', config], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  })
  return `${result.stdout}${result.stderr}${result.error?.message ?? ''}`
}

function fail(text) {
  process.stderr.write(`${text}\n`)
  return 1
}
