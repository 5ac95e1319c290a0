import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

/**
 * Lays an answer by before it is sent: it may be larger than memory, and a slow reader keeps no transaction open. The
 * file has no name while it is written, so nothing stays of it, whatever happens.
 */
export async function spool(
  writeAll: (write: (piece: string) => Promise<void>) => Promise<void>,
): Promise<Readable> {
  const folder = await mkdtemp(join(tmpdir(), 'timewright-answer-'))
  const path = join(folder, 'answer')
  const file = await open(path, 'wx+', 0o600)
  await rm(folder, { recursive: true })
  try {
    await writeAll((piece) => file.appendFile(piece))
  } catch (error) {
    await file.close()
    throw error
  }
  return createReadStream(path, { fd: file, start: 0 })
}
