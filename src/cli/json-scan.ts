/** Where a JSON text goes wrong, and keys that stand twice in one object (JSON.parse would keep only the last). */
export type JsonScan = {
  readonly syntax: { readonly offset: number; readonly expected: string } | undefined
  readonly duplicates: readonly { readonly path: readonly (string | number)[]; readonly offset: number }[]
}

type Frame = { readonly isObject: boolean; readonly keys: Set<string>; key: string; index: number }
type Next = 'value' | 'first-value' | 'first-key' | 'key' | 'after'
type Scan = {
  readonly text: string
  readonly frames: Frame[]
  readonly duplicates: { path: (string | number)[]; offset: number }[]
  at: number
  next: Next
}

const SPACE = /[ \t\n\r]*/y
const NUMBER_OR_WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
/** Everything from the space on but quotes and backslashes: control characters must be escaped. */
const STRING_PART = /[ !#-[\]-\u{10FFFF}]*/uy
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

class Unexpected extends Error {
  readonly expected: string

  constructor(expected: string) {
    super(expected)
    this.expected = expected
  }
}

/** Walks a JSON text with its own stack, so that no depth of nesting can end the process. */
export function scanJson(text: string): JsonScan {
  const scan: Scan = { text, frames: [], duplicates: [], at: 0, next: 'value' }
  try {
    for (skip(scan); !isOver(scan); skip(scan)) STEPS[scan.next](scan)
    if (scan.at < text.length) throw new Unexpected('the end of the text')
    return { syntax: undefined, duplicates: scan.duplicates }
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error
    return { syntax: { offset: scan.at, expected: error.expected }, duplicates: scan.duplicates }
  }
}

const STEPS: Record<Next, (scan: Scan) => void> = {
  value: readValue,
  'first-value': (scan) => (peek(scan) === ']' ? close(scan) : readValue(scan)),
  'first-key': (scan) => (peek(scan) === '}' ? close(scan) : readKey(scan)),
  key: readKey,
  after: readAfter,
}

function isOver(scan: Scan): boolean {
  return scan.next === 'after' && scan.frames.length === 0
}

function peek(scan: Scan): string | undefined {
  return scan.text[scan.at]
}

function skip(scan: Scan): void {
  take(scan, SPACE)
}

function take(scan: Scan, pattern: RegExp): string {
  pattern.lastIndex = scan.at
  const found = pattern.exec(scan.text)?.[0] ?? ''
  scan.at += found.length
  return found
}

function readValue(scan: Scan): void {
  const char = peek(scan)
  if (char === '{' || char === '[') {
    scan.frames.push({ isObject: char === '{', keys: new Set(), key: '', index: 0 })
    scan.at += 1
    scan.next = char === '{' ? 'first-key' : 'first-value'
    return
  }
  if (char === '"') readString(scan)
  else if (take(scan, NUMBER_OR_WORD) === '') throw new Unexpected('a value')
  scan.next = 'after'
}

function readString(scan: Scan): string {
  const from = scan.at
  scan.at += 1
  for (;;) {
    take(scan, STRING_PART)
    if (peek(scan) === '"') break
    if (take(scan, ESCAPE) === '')
      throw new Unexpected('the end of the string in double quotes, or a valid escape')
  }
  scan.at += 1
  return scan.text.slice(from, scan.at)
}

function readKey(scan: Scan): void {
  const frame = scan.frames.at(-1)
  if (peek(scan) !== '"' || frame === undefined) throw new Unexpected('a name in double quotes')
  const offset = scan.at
  const key = String(JSON.parse(readString(scan)))
  frame.key = key
  if (frame.keys.has(key)) scan.duplicates.push({ path: pathOf(scan), offset })
  frame.keys.add(key)
  skip(scan)
  if (peek(scan) !== ':') throw new Unexpected('":"')
  scan.at += 1
  scan.next = 'value'
}

function readAfter(scan: Scan): void {
  const frame = scan.frames.at(-1)
  const [end, next]: [string, Next] = frame?.isObject === true ? ['}', 'key'] : [']', 'value']
  if (peek(scan) === end) return close(scan)
  if (peek(scan) !== ',') throw new Unexpected(`"," or "${end}"`)
  scan.at += 1
  if (frame !== undefined) frame.index += 1
  scan.next = next
}

function close(scan: Scan): void {
  scan.frames.pop()
  scan.at += 1
  scan.next = 'after'
}

function pathOf(scan: Scan): (string | number)[] {
  return scan.frames.map((frame) => (frame.isObject ? frame.key : frame.index))
}
