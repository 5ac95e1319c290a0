/**
 * `npm run --silent bench:web -- [--json] [--starts 5] [--rounds 7]`: the page in a real Chromium against its goals.
 * First load = scripts until the week can be used, each as gzip makes it. Usable = from the start of the navigation
 * to the first frame with blocks, in a browser that has never been there (cold) and once more (warm), medians.
 * Interactions = from the input to the frame that shows its answer, with 300 events in the week, medians; of another
 * week, the answer is what is seen of it without scrolling. Letters, goals and hours: with 500 tasks (1,000 things to
 * search), 40 key results, and of a stroke over twenty fields its slowest move.
 * Findings = axe, serious and critical, every page in both themes. Exit code 1 when a goal is missed.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DateTime } from 'luxon'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { barriers } from '../support/barriers.ts'
import { enter, openBrowser, visit } from '../support/browser.ts'
import { freePort } from '../support/free-port.ts'
import { launchBeta, type Scene, settledWeek, signedIn } from '../support/launch-beta.ts'
import { startProcess } from '../support/process-tree.ts'
import { readWeek } from '#contracts/http/plan-routes.ts'
import { atRest, inTheme, PAGES } from '../support/sights.ts'
import { waitUntil } from '../support/wait-until.ts'
import { CROWD, crowd, measureCrowds } from './web-crowds.ts'
import { measureInteractions, type Interactions } from './web-interactions.ts'
import { median, misses, WEB_GOALS, type WebReport } from './web-report.ts'
import { measureStart, type Start, type Visitor } from './web-starts.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    starts: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '7' },
  },
})
const zone = 'Europe/Berlin'
const wanted = 300

/** A week that is as full as a week gets: quarters of an hour before and after work, and a few over it. */
async function fillWeek(scene: Scene): Promise<number> {
  const monday = DateTime.fromISO('2026-11-23', { zone })
  const events = Array.from({ length: wanted }, (_, index) => {
    const start = monday.plus({ days: index % 7, minutes: 17 * 60 + 30 + Math.floor(index / 7) * 9 })
    return { summary: `Call ${index}`, start, end: start.plus({ minutes: 9 }) }
  })
  for (const { summary, start, end } of events)
    await scene.google.addEvent(scene.email, {
      summary,
      start: { dateTime: start.toISO() },
      end: { dateTime: end.toISO() },
    })
  const week = await waitUntil(
    async () => {
      const now = await scene.client.call(readWeek, { query: {} })
      return now.events.length >= wanted && !now.isPlanning && now
    },
    { what: `${wanted} events in the week` },
  )
  await settledWeek(scene)
  return week.events.length + week.blocks.length
}

async function measureStarts(url: string, visitor: Visitor): Promise<Start[]> {
  const starts: Start[] = []
  for (let count = 0; count < Number(values.starts); count += 1) starts.push(await measureStart(url, visitor))
  return starts
}

async function findings(url: string, visitor: Visitor): Promise<string[]> {
  const browser = await openBrowser()
  try {
    const { page } = await visit(browser, { storageState: visitor })
    const found: string[] = []
    for (const path of PAGES) {
      await page.goto(url + path)
      for (const colorScheme of ['light', 'dark'] as const) {
        await inTheme(page, colorScheme)
        await atRest(page)
        found.push(...(await barriers(page)).map((what) => `${path} (${colorScheme}): ${what}`))
      }
    }
    return found
  } finally {
    await browser.close()
  }
}

const rounds = Number(values.rounds)
const asVisitor = (storageState: Visitor): BrowserContextOptions => ({
  storageState,
  viewport: { width: 1280, height: 800 },
  // The clock is a script in the page, which its policy forbids.
  bypassCSP: true,
})

async function inCrowd(browser: Browser, url: string, visitor: Visitor): Promise<Interactions> {
  const { page } = await visit(browser, asVisitor(visitor))
  await crowd(page)
  await page.goto(url)
  return measureCrowds(page, rounds)
}

async function inFullWeek(url: string, visitor: Visitor) {
  const browser = await openBrowser()
  try {
    const { page } = await visit(browser, asVisitor(visitor))
    await page.goto(url)
    const measured = {
      ...(await measureInteractions(page, rounds)),
      ...(await inCrowd(browser, url, visitor)),
    }
    return Object.fromEntries(
      Object.entries(measured).map(([name, ms]) => [
        name,
        { medianMs: median(ms), worstMs: Math.round(Math.max(...ms)) },
      ]),
    )
  } finally {
    await browser.close()
  }
}

/** Signs in once; every browser after that comes with its session. */
async function visitorOf(scene: Scene, url: string, emulatorUrl: string): Promise<Visitor> {
  const browser = await openBrowser()
  const { page } = await visit(browser)
  await enter(page, { url, emulatorUrl, stop: () => Promise.resolve() }, scene.email)
  const visitor = await page.context().storageState()
  await browser.close()
  return visitor
}

async function measure(): Promise<WebReport> {
  const [port, emulatorPort] = [String(await freePort()), String(await freePort())]
  const dataDir = await mkdtemp(join(tmpdir(), 'timewright-bench-'))
  const running = await startProcess({
    DATA_DIR: dataDir,
    PORT: port,
    EMULATOR_PORT: emulatorPort,
    // How fast blocks may be written is measured elsewhere.
    CALENDAR_WRITES_PER_SECOND: '100',
  })
  try {
    const [url, emulatorUrl] = [`http://localhost:${port}`, `http://localhost:${emulatorPort}`]
    const scene = await signedIn({ url, emulatorUrl, stop: () => Promise.resolve() }, zone)
    await launchBeta(scene)
    await settledWeek(scene)
    const visitor = await visitorOf(scene, url, emulatorUrl)
    const starts = await measureStarts(url, visitor)
    const found = await findings(url, visitor)
    const events = await fillWeek(scene)
    const files = [...(starts[0]?.scripts.values() ?? [])]
    return {
      events,
      crowd: CROWD,
      firstLoad: { gzipBytes: files.reduce((sum, size) => sum + size, 0), files: files.length },
      usableWeek: {
        starts: starts.length,
        coldMs: median(starts.map(({ coldMs }) => coldMs)),
        warmMs: median(starts.map(({ warmMs }) => warmMs)),
      },
      interactions: await inFullWeek(url, visitor),
      findings: found,
    }
  } finally {
    await running.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

const report = await measure()
const missed = misses(report)
const say = (line: string): boolean => process.stdout.write(`${line}\n`)
if (values.json)
  say(JSON.stringify({ ...report, goals: WEB_GOALS, missed, passed: missed.length === 0 }, null, 2))
else {
  const { firstLoad, usableWeek, interactions, findings: list } = report
  say(`First load    ${(firstLoad.gzipBytes / 1000).toFixed(1)} kB of script in ${firstLoad.files} files`)
  say(
    `Usable week   ${usableWeek.coldMs} ms cold, ${usableWeek.warmMs} ms warm (${usableWeek.starts} starts)`,
  )
  for (const [name, { medianMs, worstMs }] of Object.entries(interactions))
    say(`${name.padEnd(13)} ${medianMs} ms, at worst ${worstMs} ms (${report.events} events and blocks)`)
  say(`axe           ${list.length} serious findings`)
  say(missed.length === 0 ? 'Passed.' : `Missed: ${missed.join('; ')}.`)
}
if (missed.length > 0) process.exitCode = 1
