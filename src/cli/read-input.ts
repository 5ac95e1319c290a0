import { readFile } from 'node:fs/promises'
import { InputError } from './input-error.ts'

/** The text of a file, or of standard input where the path is "-" or absent. A byte order mark is dropped. */
export async function readInput(path: string | undefined): Promise<string> {
  const name = path === undefined || path === '-' ? 'standard input' : path
  const bytes = path === undefined || path === '-' ? await readStandardInput() : await readBytes(path)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new InputError([`Cannot read ${name}: it is not UTF-8 text. Save it as UTF-8.`])
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new InputError([`Cannot read ${path}: ${meaning(code)}.`])
  }
}

function meaning(code: string): string {
  const meanings: Record<string, string> = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder; give the file itself',
    EACCES: 'permission denied',
  }
  return meanings[code] ?? code
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk)
  return Buffer.concat(chunks)
}
