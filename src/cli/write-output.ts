import { writeFile } from 'node:fs/promises'
import { InputError } from './input-error.ts'

/** JSON as it is printed and stored: indented by one space, a line feed at the end. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`
}

/** Writes to a file, or to standard output where none is given; the process ends only when all of it is out. */
export async function writeOutput(text: string, path: string | undefined): Promise<void> {
  if (path === undefined || path === '-') {
    process.stdout.write(text)
    return
  }
  try {
    await writeFile(path, text)
  } catch (error) {
    throw new InputError([`Cannot write ${path}: ${error instanceof Error ? error.message : String(error)}.`])
  }
}
