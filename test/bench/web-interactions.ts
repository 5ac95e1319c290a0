import type { Page } from 'playwright-core'

/** Longest time from one input to the frame that answers it, in ms, by what was done. */
export type Interactions = Readonly<Record<string, readonly number[]>>

/**
 * Stamps, in the page, the frame after something asked for is there: from the time stamp of the input, as the
 * browser has it, to the end of the frame in which the answer was drawn.
 */
const watch = `(() => {
  window.answers = { since: 0, ms: null }
  const after = (isThere) => {
    const look = () => {
      if (!isThere()) return void requestAnimationFrame(look)
      requestAnimationFrame(() => setTimeout(() => { window.answers.ms = performance.now() - window.answers.since }))
    }
    look()
  }
  window.expectAnswer = (type, isThere) => {
    window.answers.ms = null
    addEventListener(type, (event) => {
      window.answers.since = event.timeStamp
      after(isThere)
    }, { capture: true, once: true })
  }
  window.openPoint = (selector) => {
    const grid = document.querySelector('.calendar').getBoundingClientRect()
    const middle = (box) => (box.top + box.bottom) / 2
    for (const block of document.querySelectorAll(selector)) {
      const box = block.getBoundingClientRect()
      const [x, y] = [(box.left + box.right) / 2, middle(box)]
      if (block.contains(document.elementFromPoint(x, y)))
        return { id: block.dataset.block, text: block.textContent, x, y, inward: y < middle(grid) ? 1 : -1 }
    }
    return null
  }
})()`

async function timed(page: Page, type: string, isThere: string, act: () => Promise<void>): Promise<number> {
  await page.evaluate(`window.expectAnswer('${type}', () => ${isThere})`)
  await act()
  const answer = await page.waitForFunction('window.answers.ms')
  return (await answer.jsonValue()) as number
}

const heading = `document.querySelector('.week-header h1').textContent`
const isFresh = `document.querySelector('.calendar').dataset.old === 'false'`

/** Opens a block, goes to another week and back, drags a block, and asks for the palette, several times each. */
export async function measureInteractions(page: Page, rounds: number): Promise<Interactions> {
  await page.evaluate(watch)
  await page.locator('.block').first().waitFor()
  // The neighbours of a week are loaded while nothing else is to be done.
  await page.waitForLoadState('networkidle')
  const all: Record<string, number[]> = {
    openBlock: [],
    nextWeek: [],
    previousWeek: [],
    dropBlock: [],
    palette: [],
  }
  // The first of each kind loads its part of the page, which is not what is measured here.
  for (let round = -1; round < rounds; round += 1) {
    const measured = await oneRound(page)
    if (round >= 0) for (const [name, ms] of Object.entries(measured)) all[name]?.push(ms)
  }
  return all
}

async function oneRound(page: Page): Promise<Record<string, number>> {
  const { x, y } = await openPoint(page, '.cal-event .block')
  const openBlock = await timed(page, 'click', `document.querySelector('.panel__time') !== null`, () =>
    page.mouse.click(x, y),
  )
  await page.keyboard.press('Escape')
  await page.locator('.panel').waitFor({ state: 'detached' })
  const nextWeek = await goTo(page, 'j')
  const previousWeek = await goTo(page, 'k')
  const dropBlock = await drop(page)
  const palette = await timed(page, 'keydown', `document.querySelector('.palette__option') !== null`, () =>
    page.keyboard.press('/'),
  )
  await page.keyboard.press('Escape')
  await page.locator('.palette').waitFor({ state: 'detached' })
  return { openBlock, nextWeek, previousWeek, dropBlock, palette }
}

/** Until the other week's own events are drawn, and not only its name. */
async function goTo(page: Page, key: 'j' | 'k'): Promise<number> {
  const now = await page.locator('.week-header h1').textContent()
  return timed(page, 'keydown', `${heading} !== ${JSON.stringify(now)} && ${isFresh}`, () =>
    page.keyboard.press(key),
  )
}

/** How far a block is dragged, towards the middle of the grid: at its edges it would scroll. */
const dragPx = 42

/** From letting go of the mouse to the block being pinned where it was let go. */
async function drop(page: Page): Promise<number> {
  // A message of the round before may lie upon the block.
  for (const close of await page.getByRole('button', { name: 'Close message' }).all()) await close.click()
  const { id, text, x, y, inward } = await openPoint(
    page,
    '.cal-event .block:is([data-state=flexible], [data-state=pinned])',
  )
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y + (inward * dragPx) / 2, { steps: 3 })
  await page.mouse.move(x, y + inward * dragPx, { steps: 3 })
  // While it is dragged it is there twice: what is carried already shows where it would be.
  const isThere = `(([first, ...others]) => others.length === 0 && first.dataset.state === 'pinned'
    && first.textContent !== ${JSON.stringify(text)})([...document.querySelectorAll('[data-block="${id}"]')])`
  const ms = await timed(page, 'pointerup', isThere, () => page.mouse.up())
  await page.locator('.tw-toast', { hasText: 'is pinned to' }).last().waitFor()
  await page.waitForLoadState('networkidle')
  return ms
}

type OpenPoint = {
  readonly id: string
  readonly text: string
  readonly x: number
  readonly y: number
  /** Towards the middle of the grid: down or up. */
  readonly inward: 1 | -1
}

/** The middle of a block that the mouse really hits there: others lie under something, or out of sight. */
async function openPoint(page: Page, selector: string): Promise<OpenPoint> {
  const point = await page.evaluate(`window.openPoint(${JSON.stringify(selector)})`)
  if (point !== null) return point as OpenPoint
  throw new Error(
    `Cannot measure: no ${selector} can be hit by the mouse where it is seen. Look at the page: what lies upon the blocks?`,
  )
}
