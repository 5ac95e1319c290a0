import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'

export type Visitor = Awaited<ReturnType<BrowserContext['storageState']>>
export type Start = {
  readonly coldMs: number
  readonly warmMs: number
  readonly scripts: ReadonlyMap<string, number>
}

/** Writes down, in the page, when the week can be used first: its blocks are drawn, and the next frame is there. */
const stampUsable = `(() => {
  const look = () => {
    if (document.querySelector('.cal-event .block') === null) return void requestAnimationFrame(look)
    requestAnimationFrame(() => setTimeout(() => { window.usableMs = performance.now() }))
  }
  look()
})()`

const usableMs = (page: Page): Promise<number> =>
  page.waitForFunction('window.usableMs').then((handle) => handle.jsonValue() as Promise<number>)

/** One start of a browser that has never seen the page, and one more look at it with what it has kept. */
export async function measureStart(url: string, visitor: Visitor): Promise<Start> {
  const browser = await openBrowser()
  try {
    const { page, scripts } = await open(browser, visitor)
    await page.goto(url)
    const coldMs = await usableMs(page)
    await page.waitForLoadState('load')
    const loaded = new Map(await Promise.all(scripts))
    await page.goto(url)
    return { coldMs, warmMs: await usableMs(page), scripts: loaded }
  } finally {
    await browser.close()
  }
}

/** Bytes of every script until the week could be used, each counted as gzip makes it. */
async function open(browser: Browser, visitor: Visitor) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    storageState: visitor,
    bypassCSP: true,
  })
  const page = await context.newPage()
  await page.addInitScript(stampUsable)
  const scripts: Promise<[string, number]>[] = []
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.endsWith('.js')) return
    scripts.push(
      response.body().then(
        (body) => [response.url(), gzipSync(body, { level: 9 }).length],
        () => [response.url(), 0],
      ),
    )
  })
  return { page, scripts }
}
