import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const MAIN = new URL('../../../../src/cli/main.ts', import.meta.url).pathname

export type Result = { readonly code: number | null; readonly out: string; readonly err: string }

export type RunOptions = {
  readonly input?: string | Uint8Array
  /** Stops reading after the first piece, as `head` does. */
  readonly closeEarly?: boolean
  readonly cwd?: string
}

/** Runs the program as a person does, from any folder. */
export function timewright(args: readonly string[], options: RunOptions = {}): Promise<Result> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: options.cwd ?? process.cwd() })
    let [out, err] = ['', '']
    child.stdout.on('data', (piece: Buffer) => {
      out += piece.toString()
      if (options.closeEarly === true) child.stdout.destroy()
    })
    child.stderr.on('data', (piece: Buffer) => (err += piece.toString()))
    child.on('close', (code) => resolve({ code, out, err }))
    child.stdin.on('error', () => undefined)
    child.stdin.end(options.input ?? '')
  })
}

/** A new folder for the files of a test. */
export const aFolder = (): string => mkdtempSync(join(tmpdir(), 'timewright-cli-'))

/** Writes a text as it is, anything else as JSON. */
export function writeTo(path: string, content: unknown): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
