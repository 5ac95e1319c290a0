import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { MIGRATIONS_FOLDER } from '#adapters/postgres/migrate.ts'

const root = join(import.meta.dirname, '../..')
const journal = z.looseObject({ entries: z.array(z.looseObject({ idx: z.number() })) })
const snapshot = z.looseObject({ tables: z.record(z.string(), z.unknown()) })

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'timewright-drift-'))
  await cp(MIGRATIONS_FOLDER, folder, { recursive: true })
})

afterEach(() => rm(folder, { recursive: true }))

function checkMigrations() {
  return spawnSync(process.execPath, ['src/bin/check-migrations.js', folder], { cwd: root, encoding: 'utf8' })
}

test('check-migrations fails and shows the missing SQL when the schema has a table that no migration makes', async () => {
  const { entries } = journal.parse(JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8')))
  const last = join(folder, 'meta', `${String(entries.length - 1).padStart(4, '0')}_snapshot.json`)
  const known = snapshot.parse(JSON.parse(await readFile(last, 'utf8')))
  delete known.tables['public.wakes']
  const planted = JSON.stringify(known)
  await writeFile(last, planted)

  const { status, stderr } = checkMigrations()

  expect(stderr).toContain('Run `npm run migration`')
  expect(stderr).toContain('CREATE TABLE "wakes"')
  expect(status).toBe(1)
  expect(await readFile(last, 'utf8')).toBe(planted)
})

test('check-migrations fails when drizzle-kit itself fails', async () => {
  await writeFile(join(folder, 'meta/_journal.json'), 'no json')
  const { status, stderr } = checkMigrations()
  expect(stderr).toContain('drizzle-kit could not compare')
  expect(status).toBe(1)
})
