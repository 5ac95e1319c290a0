import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTask } from '#contracts/http/task-routes.ts'
import { blockIdOf, type Scene, settledWeek, signedIn } from '../support/launch-beta.ts'
import { freePort } from '../support/free-port.ts'
import { type StartedProcess, startProcess } from '../support/process-tree.ts'
import { waitUntil } from '../support/wait-until.ts'

const wanted = 50

let dataDir: string
let env: Record<string, string>
let running: StartedProcess
let scene: Scene

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'timewright-killed-'))
  const [port, emulatorPort] = [await freePort(), await freePort()]
  env = {
    DATA_DIR: dataDir,
    PORT: String(port),
    EMULATOR_PORT: String(emulatorPort),
    SWEEP_SECONDS: '5',
    // Slow enough to be killed in the middle; one a second would be a minute.
    CALENDAR_WRITES_PER_SECOND: '10',
  }
  running = await startProcess(env)
  const urls = { url: `http://localhost:${port}`, emulatorUrl: `http://localhost:${emulatorPort}` }
  scene = await signedIn({ ...urls, stop: () => Promise.resolve() }, 'Europe/Berlin')
}, 120_000)

afterAll(async () => {
  await running.stop()
  await rm(dataDir, { recursive: true, force: true })
}, 60_000)

test('kill -9 of all processes in the middle of publishing 50 blocks loses none and doubles none', async () => {
  await scene.google.send('POST', '/faults', {
    method: 'events.insert',
    kind: 'latency',
    delayMs: 40,
    times: 1000,
  })
  await scene.client.call(createTask, {
    body: { title: 'Many', minutes: wanted * 30, minBlockMinutes: 30, maxBlockMinutes: 30, due: null },
  })
  const written = await waitUntil(
    async () => {
      const blocks = await scene.blocks()
      return blocks.length >= 10 && blocks.length
    },
    { what: 'some of the blocks to be written', timeoutMs: 20_000 },
  )
  await running.killTree()
  expect(written).toBeLessThan(wanted)

  running = await startProcess(env)
  const blocks = await waitUntil(
    async () => {
      const shown = await settledWeek(scene)
      return shown.length >= wanted && shown
    },
    { what: 'all of the blocks', timeoutMs: 60_000 },
  )
  expect(blocks.length).toBe(wanted)
  expect(new Set(blocks.map(blockIdOf)).size).toBe(wanted)
  expect(new Set(blocks.map(({ start }) => start.dateTime)).size).toBe(wanted)
}, 120_000)

test('SIGTERM ends everything, with exit code 0', async () => {
  expect(await running.stop()).toBe(0)
  running = await startProcess(env)
  expect((await scene.blocks()).length).toBe(wanted)
}, 60_000)
