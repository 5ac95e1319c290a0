import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')
const report = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})

function cruise(folder: string, ...paths: string[]) {
  const depcruise = join(root, 'node_modules/.bin/depcruise')
  const options = ['--config', join(folder, '.dependency-cruiser.cjs'), '--output-type', 'json']
  const { stdout } = spawnSync(depcruise, [...options, ...paths], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 200_000_000,
  })
  const { totalCruised, violations } = report.parse(JSON.parse(stdout)).summary
  return { totalCruised, faults: violations.map(({ from, rule }) => `${rule.name}: ${from}`).sort() }
}

/** A small house with one fault per rule, each in another disguise: type import, alias, .tsx, built-in module. */
const planted: Readonly<Record<string, string>> = {
  'src/core/impure.ts': `import type { Row } from '../adapters/postgres/row.ts'\nexport type R = Row\n`,
  'src/core/reads-files.ts': `import { readFileSync } from 'node:fs'\nexport const r = readFileSync\n`,
  'src/contracts/leak.ts': `import { use } from '#app/use.ts'\nexport const l = use\n`,
  'src/app/use.ts': `import { r } from '#adapters/postgres/row.ts'\nexport const use = r\n`,
  'src/app/settle/plans.ts': `import { plan } from '../plan/plan.ts'\nexport const p = plan\n`,
  'src/app/plan/plan.ts': `export const plan = 1\n`,
  'src/api/short-cut.ts': `import { r } from '../adapters/postgres/row.ts'\nexport const s = r\n`,
  'src/web/page.tsx': `import { use } from '#app/use.ts'\nexport const Page = () => <p>{String(use)}</p>\n`,
  'src/demo/google-emulator/same-mistakes.ts': `import type { R } from '../../core/impure.ts'\nexport type S = R\n`,
  'src/cli/thick.ts': `import { r } from '../adapters/postgres/row.ts'\nexport const t = r\n`,
  'workers/thick.worker.ts': `import { r } from '#adapters/postgres/row.ts'\nexport const w = r\n`,
  'src/adapters/redis/neighbour.ts': `import { r } from '../postgres/row.ts'\nexport const n = r\n`,
  'src/api/knows-all.ts': `import { container } from '../container.ts'\nexport const k = container\n`,
  'src/config/tested.ts': `import { help } from '../../test/help.ts'\nexport const c = help\n`,
  'src/config/round.ts': `import { about } from './about.ts'\nexport const round = () => about\n`,
  'src/config/about.ts': `import { round } from './round.ts'\nexport const about = () => round\n`,
  'src/adapters/postgres/row.ts': `export interface Row { id: string }\nexport const r = 1\n`,
  'src/container.ts': `export const container = 1\n`,
  'test/help.ts': `export const help = 1\n`,
}

let house: string

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'timewright-house-'))
  for (const [path, text] of Object.entries(planted)) {
    await mkdir(join(house, dirname(path)), { recursive: true })
    await writeFile(join(house, path), text)
  }
  for (const file of ['.dependency-cruiser.cjs', 'package.json'])
    await cp(join(root, file), join(house, file))
  await symlink(join(root, 'node_modules'), join(house, 'node_modules'))
})

afterAll(() => rm(house, { recursive: true }))

test('dependency-cruiser reads every source file: without swc it sees none and is content', () => {
  const files = globSync(['src/{core,app,config,adapters}/**/*.ts'], { cwd: root }).length
  expect(files).toBeGreaterThan(50)
  const { totalCruised } = cruise(root, 'src/core', 'src/app', 'src/config', 'src/adapters')
  expect(totalCruised).toBeGreaterThanOrEqual(files)
})

test('every rule of the house finds the fault planted for it', () => {
  expect(cruise(house, 'src', 'workers', 'test').faults).toEqual([
    'adapters-meet-in-ports: src/adapters/redis/neighbour.ts',
    'api-goes-through-app: src/api/knows-all.ts',
    'api-goes-through-app: src/api/short-cut.ts',
    'app-knows-ports: src/app/use.ts',
    'cli-is-thin: src/cli/thick.ts',
    'contracts-are-zod: src/contracts/leak.ts',
    'core-is-pure: src/core/impure.ts',
    'core-is-pure: src/core/reads-files.ts',
    'emulator-stands-alone: src/demo/google-emulator/same-mistakes.ts',
    'no-circular: src/config/about.ts',
    'one-composition-root: src/api/knows-all.ts',
    'src-never-imports-test: src/config/tested.ts',
    'steps-call-no-other: src/app/settle/plans.ts',
    'web-knows-contracts: src/web/page.tsx',
    'workers-are-thin: workers/thick.worker.ts',
  ])
})
