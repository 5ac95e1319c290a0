import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fixture } from '../../support/planning-builders.ts'
import { aFolder, timewright, writeTo } from './support/run-timewright.ts'

const folder = aFolder()
afterAll(() => rmSync(folder, { recursive: true }))

const NAMES = ['tiny-2', 'tiny-3']
const QUICK = ['--steps', '300', '--seeds', '2']

/** A folder of two small problems, with these optima. */
function aSet(name: string, optima: unknown): string {
  const path = join(folder, name)
  for (const id of NAMES) writeTo(join(path, `${id}.problem.json`), fixture(`${id}.problem`))
  if (optima !== undefined) writeTo(join(path, 'optima.json'), optima)
  return path
}

const proven = aSet('proven', { 'tiny-2': { optimum: 1636 }, 'tiny-3': { optimum: 3714 } })

type Report = {
  readonly steps: number
  readonly isReproducible: boolean
  readonly problems: readonly { id: string; optimum: number | null; cost: number; violations: number }[]
  readonly totals: Record<string, number>
}
const reportOf = (out: string): Report => JSON.parse(out) as Report

describe('timewright bench', () => {
  it('plans every problem of the folder it runs in, and compares with its proven optima', async () => {
    const { code, out, err } = await timewright(['bench', '--json', ...QUICK], { cwd: proven })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const { problems, totals, steps, isReproducible } = reportOf(out)
    expect({ steps, isReproducible }).toEqual({ steps: 300, isReproducible: true })
    expect(problems.map(({ id, optimum, violations }) => [id, optimum, violations])).toEqual([
      ['tiny-2', 1636, 0],
      ['tiny-3', 3714, 0],
    ])
    expect(totals).toMatchObject({ problems: 2, proven: 2, violations: 0, invalidBounds: 0, wrongOptima: 0 })
  })

  it('gives the same costs every time for the same steps', async () => {
    const runs = await Promise.all([1, 2].map(() => timewright(['bench', proven, '--json', ...QUICK])))
    const costs = runs.map(({ out }) => reportOf(out).problems.map(({ cost }) => cost))
    expect(costs[0]).toEqual(costs[1])
  })

  it('takes files and standard input, without optima, and prints a table', async () => {
    const bare = aSet('bare', undefined)
    const input = JSON.stringify(fixture('tiny-3.problem'))
    const { code, out } = await timewright(['bench', join(bare, 'tiny-2.problem.json'), '-', ...QUICK], {
      input,
    })
    expect(code).toBe(0)
    expect(out).toMatch(/^problem +cost +optimum[\s\S]*\ntiny-2 +\d+ +\?[\s\S]*\ntiny-3 /)
    expect(out).toContain('2 problems: 0 violations, 0 wrong bounds; no proven optimum')
  })

  it('names a budget of milliseconds as not reproducible, in the table, in JSON and in the help', async () => {
    const args = ['bench', proven, '--milliseconds', '5', '--seeds', '1']
    const [table, json, help] = await Promise.all([
      timewright(args),
      timewright([...args, '--json']),
      timewright(['bench', '--help']),
    ])
    expect(table.out).toContain('not reproducible')
    expect(reportOf(json.out).isReproducible).toBe(false)
    expect(help.out).toMatch(/not\s+reproducible/)
  })

  it('ends with code 1 when an optimum is none', async () => {
    const { code, out } = await timewright([
      'bench',
      aSet('too-dear', { 'tiny-2': { optimum: 99_999 } }),
      '--json',
      ...QUICK,
    ])
    expect(code).toBe(1)
    expect(reportOf(out).totals).toMatchObject({ wrongOptima: 1 })
  })

  it('ends with code 1 when a bound lies above an optimum', async () => {
    const { code, out } = await timewright([
      'bench',
      aSet('too-cheap', { 'tiny-2': { optimum: 1 } }),
      ...QUICK,
    ])
    expect(code).toBe(1)
    expect(out).toContain('WRONG')
  })

  it('lists the faults of every file at once, and prints nothing else', async () => {
    const bad = aSet('bad', undefined)
    writeTo(join(bad, 'a.problem.json'), '{')
    writeTo(join(bad, 'b.problem.json'), { format: 'planning-problem/2' })
    const { code, out, err } = await timewright(['bench', bad, join(bad, 'nowhere')])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/a\.problem\.json is no JSON[\s\S]*b\.problem\.json has/)
  })

  it.each<[string, string[], string]>([
    ['no such file', ['bench', join(folder, 'nowhere')], 'no such file'],
    ['a folder without problems', ['bench', folder], 'no file in it ends in .problem.json'],
    ['optima that are none', ['bench', aSet('odd', { 'tiny-2': 5 })], '$["tiny-2"] is 5'],
    ['optima in a list', ['bench', aSet('list', [])], '$ is no object'],
    ['no seed', ['bench', proven, '--seeds', '0'], '--seeds 1 or more'],
    ['two budgets', ['bench', proven, '--steps', '1', '--milliseconds', '1'], 'give one of them'],
    ['half a seed', ['bench', proven, '--seeds', '1.5'], 'whole number'],
  ])('refuses %s with exit code 2', async (_, args, message) => {
    const { code, out, err } = await timewright(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(message)
  })
})
