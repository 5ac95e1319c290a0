import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'

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
  for (const path of filesOf(join(root, 'dist/web'))) compress(path)
  writeFileSync(markPath, mark)
}

/** Once here instead of with each answer; the server hands them out to who understands them. */
function compress(path: string): void {
  if (!/\.(js|css|html|svg|json)$/.test(path)) return
  const content = readFileSync(path)
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
  writeFileSync(`${path}.br`, brotliCompressSync(content))
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
