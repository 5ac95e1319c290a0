import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core'
import type { RunningApp } from './running-app.ts'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Tests of the page need a browser that is not among the packages: 150 MB that few installations want. */
function findChromium(): string {
  const wanted = process.env['CHROMIUM_PATH']
  const found = wanted ?? usual.find((path) => existsSync(path))
  if (found !== undefined && existsSync(found)) return found
  throw new Error(
    `Cannot test the page: no Chromium at ${wanted ?? usual.join(', ')}. ` +
      'Install one (Debian: apt-get install chromium), or set CHROMIUM_PATH to yours.',
  )
}

/** A browser that talks to nobody but the tested page. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

/** Built as it is delivered: in a process of its own, where nothing says that this is a test. */
export async function buildPage(): Promise<void> {
  const launcher = fileURLToPath(new URL('../../src/bin/timewright.js', import.meta.url))
  const { NODE_ENV: _test, VITEST: _vitest, ...env } = process.env
  await promisify(execFile)(process.execPath, [launcher, 'build'], { env })
}

export type Visit = {
  readonly page: Page
  /** What the browser complained about, refused answers apart: those are a part of the game. */
  readonly complaints: readonly string[]
}

/** Opens a page in a session of its own and writes down what goes wrong in it. */
export async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    // Times and dates follow the language of the machine, unless the person says otherwise.
    locale: 'en-GB',
    ...options,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    const isRefusal = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isRefusal) complaints.push(message.text())
  })
  return { page, complaints }
}

/** Through the sign-in page and the consent page of the emulator, as somebody whom it knows. */
export async function enter(page: Page, app: RunningApp, email: string, path = '/'): Promise<void> {
  await page.goto(app.url + path)
  await page.getByRole('link', { name: 'Sign in with Google' }).click()
  await page.locator(`input[type=radio][value="${email}"]`).check()
  await page.getByRole('button', { name: 'Allow' }).click()
  await page.getByRole('navigation', { name: 'Pages' }).waitFor()
}

/** Waits until it can be seen. */
export async function appears(what: Locator): Promise<true> {
  await what.waitFor()
  return true
}
