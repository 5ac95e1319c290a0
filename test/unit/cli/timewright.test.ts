import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { aProblem, aTask, fixture } from '../../support/planning-builders.ts'
import { aFolder, timewright, writeTo } from './support/run-timewright.ts'

const folder = aFolder()
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: unknown): string => writeTo(join(folder, name), content)

const problem = file('tiny.problem.json', fixture('tiny-2.problem'))
const plan = file('tiny.plan.json', fixture('tiny-2.plan'))

describe('timewright plan', () => {
  it('prints the same plan byte for byte from a file, from "-" and into a file', async () => {
    const args = ['--steps', '50', '--seed', '4']
    const text = readFileSync(problem, 'utf8')
    const out = join(folder, 'out.json')
    const [fromFile, piped, written] = await Promise.all([
      timewright(['plan', problem, ...args]),
      timewright(['plan', '-', ...args], { input: `\uFEFF${text}` }),
      timewright(['plan', ...args, '--out', out], { input: text }),
    ])
    expect(fromFile).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(fromFile.out)).toMatchObject({
      format: 'plan/1',
      problem: 'tiny-2',
      seed: 4,
      steps: 50,
    })
    expect(piped.out).toBe(fromFile.out)
    expect(written).toMatchObject({ code: 0, out: '' })
    expect(readFileSync(out, 'utf8')).toBe(fromFile.out)
  })

  it('lists every fault, shape and meaning, on standard error alone', async () => {
    const tasks = [{ ...aTask({ minutes: 50, after: ['nobody'] }), color: 'red' }, aTask()]
    const { code, out, err } = await timewright(['plan'], {
      input: JSON.stringify({ ...aProblem({ timeZone: 'Mars/One' }), tasks }),
    })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(
      err
        .split('\n')
        .slice(1, -1)
        .map((line) => line.split(' is ')[0]),
    ).toEqual([
      '$.tasks[0].color',
      '$.timeZone',
      '$.tasks[1].id',
      '$.tasks[0].after[0]',
      '$.tasks[0].minutes',
    ])
  })

  it.each<[string, string[], string | Uint8Array, string]>([
    ['no JSON', ['plan'], '{"a": 1,\n  "b": ]', 'line 2, column 8, "]": expected a value'],
    ['nothing', ['plan'], '', 'line 1, column 1, the end of the text: expected a value'],
    ['no UTF-8', ['plan'], Uint8Array.from([0x7b, 0xff, 0x7d]), 'not UTF-8'],
    ['a name twice', ['plan'], '{"id":"a","id":"b"}', '$.id stands there again'],
    ['a deep nest', ['plan'], '['.repeat(200_000), 'expected a value'],
    ['a deep nest that ends', ['plan'], `${'['.repeat(50_000)}${']'.repeat(50_000)}`, '$ is a list of 1'],
    ['no file', ['plan', 'nowhere.json'], '', 'no such file'],
    ['a folder', ['plan', folder], '', 'it is a folder'],
    ['a folder for a plan', ['explain', problem, folder], '', 'it is a folder'],
    [
      'a place nobody can write',
      ['plan', problem, '--steps', '1', '--out', join(folder, 'no', 'x')],
      '',
      'Cannot write',
    ],
    ['too large a seed', ['plan', '--seed', '9007199254740993'], '', 'whole number'],
    ['endless steps', ['plan', '--steps', '1e400'], '', 'whole number'],
    ['two problems', ['plan', problem, problem], '', 'too many arguments'],
    ['a bad seed', ['plan', '--seed', '-1'], '', 'whole number'],
    ['bad steps', ['plan', '--steps', 'many'], '', 'whole number'],
    ['no time', ['plan', '--milliseconds', '0'], '', 'above 0'],
    ['an unknown option', ['plan', '--fast'], '', 'unknown option'],
    ['an unknown command', ['plant'], '', 'unknown command'],
  ])('refuses %s with exit code 2', async (_, args, input, message) => {
    const { code, out, err } = await timewright(args, { input })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(message)
  })

  it('ends within a time budget, and quietly when its reader goes away', async () => {
    const big = file('worker.problem.json', fixture('worker-3.problem'))
    const [timed, cut] = await Promise.all([
      timewright(['plan', big, '--milliseconds', '40']),
      timewright(['plan', big, '--steps', '20', '--no-repairs'], { closeEarly: true }),
    ])
    expect(timed.code).toBe(0)
    expect(JSON.parse(timed.out)).toMatchObject({ problem: 'worker-3' })
    expect(cut).toMatchObject({ code: 0, err: '' })
  })
})

describe('timewright check', () => {
  it('finds nothing in a proven optimum', async () => {
    const { code, out } = await timewright(['check', problem, plan])
    expect(code).toBe(0)
    expect(out).toContain('No violation.\nCost 1636: medium 1500, soft 136.')
  })

  it('prints each violation and exits 1', async () => {
    const wrong = fixture('tiny-2.plan') as { blocks: unknown[] }
    wrong.blocks = wrong.blocks.slice(1)
    const { code, out } = await timewright(['check', problem, '-', '--json'], {
      input: JSON.stringify(wrong),
    })
    expect(code).toBe(1)
    const verdict = JSON.parse(out) as { violations: { rule: string }[] }
    expect(verdict.violations.map(({ rule }) => rule)).toContain('reported-cost')
    expect(verdict.violations.map(({ rule }) => rule)).toContain('reported-unplaced')
  })

  it('refuses faults of both files, and two files from one pipe', async () => {
    const [both, pipe] = await Promise.all([
      timewright(['check', file('bad.json', {}), file('bad-plan.json', { format: 'plan/2' })]),
      timewright(['check', '-']),
    ])
    expect(both).toMatchObject({ code: 2, out: '' })
    expect(both.err).toContain('bad.json has')
    expect(both.err).toContain('bad-plan.json has')
    expect(pipe).toMatchObject({ code: 2, out: '' })
  })
})

describe('timewright explain', () => {
  it('prints why a block is where it is, in local time', async () => {
    const { code, out } = await timewright(['explain', problem, plan, '--item', 't1'])
    expect(code).toBe(0)
    expect(out).toContain('Mend test (t1)')
    expect(out).toContain('Thu 26 Nov 09:00–10:00')
    expect(out).toContain('Cannot start before Thu 26 Nov 09:00: its “work” hours begin then.')
  })

  it('refuses an unknown item', async () => {
    const { code, out, err } = await timewright(['explain', problem, plan, '--item', 'x'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('knows no such task or habit')
  })
})

it('timewright --help prints the commands and exits 0', async () => {
  const { code, out } = await timewright(['--help'])
  expect(code).toBe(0)
  expect(out).toMatch(/plan[\s\S]*check[\s\S]*explain[\s\S]*bench/)
})
