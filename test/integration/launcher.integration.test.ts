import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** A checkout in miniature: the real launcher, a program of ours behind it, and a Node package of our choice. */
let checkout: string
let children: ChildProcess[]

beforeEach(async () => {
  children = []
  checkout = await mkdtemp(join(tmpdir(), 'timewright-launcher-'))
  await mkdir(join(checkout, 'src/cli'), { recursive: true })
  await mkdir(join(checkout, 'node_modules/.bin'), { recursive: true })
  await mkdir(join(checkout, 'node_modules/commander'))
  await cp(join(root, 'src/bin'), join(checkout, 'src/bin'), { recursive: true })
  await writeFile(join(checkout, 'package.json'), '{ "type": "module" }')
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(checkout, { recursive: true })
})

const program = (text: string) => writeFile(join(checkout, 'src/cli/main.ts'), text)
const launcher = () => join(checkout, 'src/bin/timewright.js')
const bringNode = () => symlink(process.execPath, join(checkout, 'node_modules/.bin/node'))

/** Makes the launcher believe that it runs under an older Node, by a preloaded lie about the version. */
async function oldNode(): Promise<string[]> {
  const lie = join(checkout, 'old-node.cjs')
  await writeFile(
    lie,
    `if (!process.env.LIED) { process.env.LIED = '1'
      Object.defineProperty(process, 'execPath', { value: '/bin/sh' })
      Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0' } }) }`,
  )
  return ['--require', lie, launcher()]
}

const run = (args: readonly string[], cwd = checkout) =>
  spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env: { PATH: '/usr/bin:/bin' } })

test('the launcher runs TypeScript with the arguments, says nothing of its own, and passes the exit code', async () => {
  await program(`console.log(process.argv.slice(2).join('|') satisfies string)\nprocess.exitCode = 7`)
  expect(run([launcher(), 'plan', '--seed', '1'])).toMatchObject({
    status: 7,
    stdout: 'plan|--seed|1\n',
    stderr: '',
  })
})

test('the launcher reads .env of the working folder', async () => {
  await writeFile(join(checkout, '.env'), 'PORT=4711\n')
  await program(`console.log(process.env.PORT)`)
  expect(run([launcher()]).stdout).toBe('4711\n')
})

test('the launcher under an older Node goes on under the one among the packages', async () => {
  await bringNode()
  await program(`console.log(process.versions.node, process.argv[2])\nprocess.exitCode = 3`)
  expect(run([...(await oldNode()), 'hello'])).toMatchObject({
    status: 3,
    stdout: `${process.versions.node} hello\n`,
    stderr: '',
  })
})

test('the launcher under an older Node says what to do when there is no other', async () => {
  await program('')
  const { status, stderr } = run(await oldNode())
  expect(stderr).toContain('needs Node 24 or later, and this is Node 20.1.0. Run `npm ci`')
  expect(status).toBe(1)
})

test('the launcher says what to do before npm ci', async () => {
  await rm(join(checkout, 'node_modules'), { recursive: true })
  const { status, stderr } = run([launcher()])
  expect(stderr).toContain('packages are not installed. Run `npm ci`')
  expect(status).toBe(1)
})

async function startUnderOldNode(text: string): Promise<ChildProcess> {
  await bringNode()
  await program(text)
  const child = spawn(process.execPath, await oldNode(), { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  if (child.stdout === null) throw new Error('no pipe')
  await once(child.stdout, 'data')
  return child
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'the launcher passes %s on and takes the exit code of the program',
  async (signal) => {
    const child = await startUnderOldNode(
      `process.once('${signal}', () => process.exit(42))\nsetInterval(() => {}, 1000)\nconsole.log('up')`,
    )
    child.kill(signal)
    expect(await once(child, 'exit')).toEqual([42, null])
  },
)

test('the launcher ends by the signal that ended the program', async () => {
  const child = await startUnderOldNode(`setInterval(() => {}, 1000)\nconsole.log('up')`)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([null, 'SIGTERM'])
})
