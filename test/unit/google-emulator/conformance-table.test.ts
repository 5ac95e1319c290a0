import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../../..')
const FOLDERS = [
  'test/integration/google-emulator',
  'test/integration/recurrence',
  'test/integration/canary',
  'test/unit/google-emulator',
]

type Row = { feature: string; verdict: string; heldBy: string }

// Other tables of the page stand in the chapter on recurrence, which has its own test.
const rows = readFileSync(join(ROOT, 'docs/google-conformance.md'), 'utf8')
  .replace(/^## Recurrence and time$.*?(?=^## )/ms, '')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (Area|---)/.test(line))
  .map((line): Row => {
    const [, , feature = '', verdict = '', heldBy = ''] = line.split('|').map((cell) => cell.trim())
    return { feature, verdict, heldBy }
  })

const sources = new Map(
  FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.test.ts'))
      .map((name): [string, string] => [
        name.replace(/(\.(integration|property))?\.test\.ts$/, ''),
        readFileSync(join(ROOT, folder, name), 'utf8'),
      ]),
  ),
)

/** Is there a test of this name in this file? */
function isHeld(heldBy: string): boolean {
  const cut = heldBy.indexOf(': ')
  const source = sources.get(heldBy.slice(0, cut)) ?? ''
  const title = heldBy.slice(cut + 2)
  return [`'${title}`, `"${title}`, `\`${title}`].some((quoted) => source.includes(quoted))
}

describe('docs/google-conformance.md', () => {
  it('has a row for a good deal', () => {
    expect(rows.length).toBeGreaterThan(80)
  })

  it('knows three verdicts', () => {
    const other = rows.filter(({ verdict }) => !['faithful', 'unconfirmed', 'not faithful'].includes(verdict))
    expect(other).toEqual([])
  })

  it('names an existing test wherever it promises something', () => {
    const loose = rows.filter(({ heldBy, verdict }) =>
      heldBy === '–' ? verdict !== 'not faithful' : !isHeld(heldBy),
    )
    expect(loose).toEqual([])
  })
})
