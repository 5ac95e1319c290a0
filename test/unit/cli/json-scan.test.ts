import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanJson } from '../../../src/cli/json-scan.ts'

describe('scanJson()', () => {
  it('finds a fault exactly where JSON.parse does, or none', () => {
    const noises = fc.constantFrom('', '}', ']', '"', ',', '\\', '\n', '0', 'x')
    fc.assert(
      fc.property(fc.json(), fc.nat(), noises, (text, place, noise) => {
        const at = place % (text.length + 1)
        const broken = text.slice(0, at) + noise + text.slice(at)
        expect(scanJson(broken).syntax === undefined).toBe(isJson(broken))
      }),
    )
  })

  it.each([
    ['{"a":1 "b":2}', 7],
    ['{"a":01}', 6],
    ['[1,]', 3],
    ['{"a":tru}', 5],
    ['"\t"', 1],
    ['1 2', 2],
    ['{,}', 1],
  ])('places the fault of %s at %i', (text, offset) => expect(scanJson(text).syntax?.offset).toBe(offset))

  it('gives the path of every name that stands twice', () => {
    const { duplicates } = scanJson('{"a":[{"b":1,"c":2,"\\u0062":3}],"a":1,"__proto__":1,"__proto__":2}')
    expect(duplicates.map(({ path }) => path)).toEqual([['a', 0, 'b'], ['a'], ['__proto__']])
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
