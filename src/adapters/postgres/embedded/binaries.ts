import { existsSync, readFileSync } from 'node:fs'
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { EmbeddedPostgresError, errorCode } from './embedded-postgres-error.ts'
import type { RunAs } from './run-as.ts'

/** Where the binaries lie: initdb and postgres in `bin`, which find their libraries by relative path. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly majorVersion: string
}

/** Root's copy lives in a system folder: the checkout may lie under /root, which no other user may enter. */
const ROOT_COPY_FOLDER = '/var/lib/timewright/binaries'

/** Binaries that the given user can run: those of the package, or a copy of them. */
export async function placeBinaries(runAs: RunAs | undefined, dataDir: string): Promise<Binaries> {
  const { native, version } = findNative()
  if (runAs !== undefined) return binariesIn(await copyOnce(native, join(ROOT_COPY_FOLDER, version)), version)
  try {
    await createMissingLinks(native)
    return binariesIn(native, version)
  } catch (error) {
    // A read-only node_modules without links (npm ci --ignore-scripts): work on a copy.
    if (!['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '')) throw error
    return binariesIn(await copyOnce(native, join(dataDir, 'binaries', version)), version)
  }
}

function binariesIn(native: string, version: string): Binaries {
  const bin = join(native, 'bin')
  return {
    initdb: join(bin, 'initdb'),
    postgres: join(bin, 'postgres'),
    majorVersion: version.split('.')[0] ?? version,
  }
}

function findNative(): { native: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // The packages export only their index, beside whose folder `native` lies.
    const root = join(dirname(createRequire(import.meta.url).resolve(name)), '..')
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
    return { native: join(root, 'native'), version }
  } catch (error) {
    throw new EmbeddedPostgresError(
      `Cannot find the embedded database for this machine (package ${name}). ` +
        'Run `npm ci` without --omit=optional, or set DATABASE_URL to a Postgres of your own.',
      error,
    )
  }
}

/** The rename comes last, so a folder of that name is always whole, whoever was killed while copying. */
async function copyOnce(native: string, target: string): Promise<string> {
  if (existsSync(target)) return target
  const draft = `${target}.draft-${process.pid}`
  await rm(draft, { recursive: true, force: true })
  await mkdir(dirname(target), { recursive: true, mode: 0o755 })
  await cp(native, draft, { recursive: true, verbatimSymlinks: true })
  await createMissingLinks(draft)
  await rename(draft, target).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  })
  return target
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }))

/** npm packages hold no symbolic links, and `--ignore-scripts` leaves out the script that makes them. */
async function createMissingLinks(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const link of linkList.parse(JSON.parse(await readFile(list, 'utf8')))) {
    const source = join(native, link.source.replace(/^native\//, ''))
    const target = join(native, link.target.replace(/^native\//, ''))
    if (existsSync(target)) continue
    await symlink(relative(dirname(target), source), target).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error
    })
  }
}
