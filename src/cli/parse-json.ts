import { type Fault, pathText } from '#core/planning/validate/fault.ts'
import { InputError } from './input-error.ts'
import { scanJson } from './json-scan.ts'

/** Reads a JSON text; what is malformed is refused with its line and column, and so is a name that stands twice. */
export function parseJson(text: string, name: string): { document: unknown; faults: readonly Fault[] } {
  const { syntax, duplicates } = scanJson(text)
  if (syntax !== undefined)
    throw new InputError([`${name} is no JSON: ${place(text, syntax.offset)}: expected ${syntax.expected}`])
  const faults = duplicates.map(({ path, offset }) => ({
    path,
    value: `twice (${place(text, offset)})`,
    expected: `each name once: ${pathText(path)} stands there again`,
  }))
  return { document: JSON.parse(text), faults }
}

function place(text: string, offset: number): string {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  const column = offset - before.lastIndexOf('\n')
  return `line ${line}, column ${column}, ${offset >= text.length ? 'the end of the text' : JSON.stringify(text[offset])}`
}
