import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = ['src/web', 'src/contracts', 'src/core/time', 'package-lock.json']
const markPath = join(root, 'dist/web/.built-from')

/** Builds the page unless what is there was built from just these sources. An installation without Vite keeps what it has. */
export async function buildWebIfStale(say: (line: string) => void): Promise<void> {
  const mark = fingerprint()
  if (existsSync(markPath) && readFileSync(markPath, 'utf8') === mark) return
  const vite = await import('vite').catch(() => null)
  if (vite === null) return
  say('Building the page (once) …')
  await vite.build({ configFile: join(root, 'src/web/vite.config.ts'), logLevel: 'error' })
  writeFileSync(markPath, mark)
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const path of sources.flatMap((source) => filesOf(join(root, source)))) {
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

function filesOf(path: string): string[] {
  if (path.endsWith('.json')) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}
