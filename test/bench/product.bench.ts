/**
 * `npm run --silent bench:product -- [--latency 50] [--starts 5]`: how fast the whole product is on this machine, as JSON.
 * Cold start = empty data folder; warm = the same folder again; latency = a meeting is put on a block in the emulator
 * until the emulator shows the block elsewhere; first load = compressed bytes of the page's first files.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { type StartedProcess, startProcess } from '../support/process-tree.ts'
import {
  blockIdOf,
  endOf,
  launchBeta,
  type Scene,
  settledWeek,
  signedIn,
  startOf,
} from '../support/launch-beta.ts'
import { freePort } from '../support/free-port.ts'
import { waitUntil } from '../support/wait-until.ts'

const { values } = parseArgs({
  options: { latency: { type: 'string', default: '50' }, starts: { type: 'string', default: '5' } },
})

type Env = Record<string, string>

async function freshEnv(): Promise<Env> {
  return {
    DATA_DIR: await mkdtemp(join(tmpdir(), 'timewright-bench-')),
    PORT: String(await freePort()),
    EMULATOR_PORT: String(await freePort()),
  }
}

async function timed(env: Env): Promise<{ ms: number; running: StartedProcess }> {
  const begin = performance.now()
  const running = await startProcess(env)
  return { ms: performance.now() - begin, running }
}

async function measureStarts(count: number): Promise<{ coldMs: number[]; warmMs: number[] }> {
  const coldMs: number[] = []
  const warmMs: number[] = []
  for (let round = 0; round < count; round += 1) {
    const env = await freshEnv()
    const cold = await timed(env)
    await cold.running.stop()
    const warm = await timed(env)
    await warm.running.stop()
    coldMs.push(cold.ms)
    warmMs.push(warm.ms)
    await rm(env['DATA_DIR'] ?? '', { recursive: true, force: true })
  }
  return { coldMs, warmMs }
}

async function measureLatency(count: number): Promise<number[]> {
  const env = await freshEnv()
  const running = await startProcess(env)
  try {
    const urls = {
      url: `http://localhost:${env['PORT']}`,
      emulatorUrl: `http://localhost:${env['EMULATOR_PORT']}`,
    }
    const scene = await signedIn({ ...urls, stop: () => Promise.resolve() }, 'Europe/Berlin')
    await launchBeta(scene)
    await settledWeek(scene)
    const times: number[] = []
    for (let round = 0; round < count; round += 1) times.push(await makeWay(scene, round))
    return times
  } finally {
    await running.stop()
    await rm(env['DATA_DIR'] ?? '', { recursive: true, force: true })
  }
}

/** One meeting on one block, until Google shows the block elsewhere; then the meeting goes again. */
async function makeWay(scene: Scene, round: number): Promise<number> {
  const soon = Date.parse(scene.at('2026-11-25T00:00'))
  const blocks = (await scene.blocks()).filter((one) => startOf(one) > soon)
  const block = blocks[round % blocks.length]
  if (block === undefined) throw new Error('There is no block to disturb.')
  const begin = performance.now()
  const meeting = await scene.google.addEvent(scene.email, {
    summary: `Meeting ${round}`,
    start: { dateTime: block.start.dateTime },
    end: { dateTime: block.end.dateTime },
  })
  await waitUntil(
    async () => {
      const moved = (await scene.blocks()).find((one) => blockIdOf(one) === blockIdOf(block))
      return moved === undefined || startOf(moved) >= endOf(meeting) || endOf(moved) <= startOf(meeting)
    },
    { what: `block ${block.summary} to make way`, timeoutMs: 30_000 },
  )
  const ms = performance.now() - begin
  await scene.google.deleteEvent(scene.email, meeting.id)
  await settledWeek(scene)
  return ms
}

const gzipBytes = async (files: readonly string[]): Promise<number> => {
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(`dist/web/assets/${file}`), { level: 9 }).length),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** What any page needs at once, and what the week planner adds. */
async function measureFirstLoad(): Promise<Record<string, number>> {
  const html = await readFile('dist/web/index.html', 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+)"/g)].map(([, file]) => file ?? '')
  const all = await readdir('dist/web/assets')
  return {
    jsGzipBytes: await gzipBytes(named.filter((file) => file.endsWith('.js'))),
    cssGzipBytes: await gzipBytes(named.filter((file) => file.endsWith('.css'))),
    weekJsGzipBytes: await gzipBytes(all.filter((file) => /^week-page.*\.js$/.test(file))),
  }
}

const quantile = (numbers: readonly number[], share: number): number => {
  const sorted = numbers.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN)
}
const summary = (ms: readonly number[]) => ({
  runs: ms.length,
  medianMs: quantile(ms, 0.5),
  p95Ms: quantile(ms, 0.95),
  minMs: quantile(ms, 0),
})

const { coldMs, warmMs } = await measureStarts(Number(values.starts))
const latency = await measureLatency(Number(values.latency))
const report = {
  coldStart: summary(coldMs),
  warmStart: summary(warmMs),
  pushToPublished: summary(latency),
  firstLoad: await measureFirstLoad(),
}
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
