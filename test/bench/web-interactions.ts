import type { Page } from 'playwright-core'
import { moveBlock, readBlock, unpinBlock, type BlockView } from '#contracts/http/block-routes.ts'
import { openPoint, timed, watch } from './web-answers.ts'

/** Longest time from one input to the frame that answers it, in ms, by what was done. */
export type Interactions = Readonly<Record<string, readonly number[]>>

const heading = `document.querySelector('.week-header h1').textContent`
const isFresh = `document.querySelector('.calendar').dataset.old === 'false'`

/** Opens a block, goes to another week and back, drags a block, draws its end, and asks for the palette, several times each. */
export async function measureInteractions(page: Page, rounds: number): Promise<Interactions> {
  await page.evaluate(watch)
  await page.locator('.block').first().waitFor()
  // The neighbours of a week are loaded while nothing else is to be done.
  await page.waitForLoadState('networkidle')
  return inRounds(rounds, () => oneRound(page))
}

/** What was measured in every round, by name. */
export async function inRounds(
  rounds: number,
  oneRound: () => Promise<Record<string, number>>,
): Promise<Interactions> {
  const all: Record<string, number[]> = {}
  // The first of each kind loads its part of the page, which is not what is measured here.
  for (let round = -1; round < rounds; round += 1) {
    const measured = await oneRound()
    if (round >= 0) for (const [name, ms] of Object.entries(measured)) (all[name] ??= []).push(ms)
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
  const dropBlock = await letGo(page, 'middle', 42)
  const resizeBlock = await letGo(page, 'end', 28)
  const palette = await timed(page, 'keydown', `document.querySelector('.palette__option') !== null`, () =>
    page.keyboard.press('/'),
  )
  await page.keyboard.press('Escape')
  await page.locator('.palette').waitFor({ state: 'detached' })
  return { openBlock, nextWeek, previousWeek, dropBlock, resizeBlock, palette }
}

/** Until the other week's own events are drawn, and not only its name. */
async function goTo(page: Page, key: 'j' | 'k'): Promise<number> {
  const now = await page.locator('.week-header h1').textContent()
  return timed(page, 'keydown', `${heading} !== ${JSON.stringify(now)} && ${isFresh}`, () =>
    page.keyboard.press(key),
  )
}

/**
 * From letting go of the mouse to the block being pinned where, or as long as, it was drawn; towards the middle of the
 * grid: at its edges it would scroll.
 */
async function letGo(page: Page, grip: 'middle' | 'end', px: number): Promise<number> {
  // A message of the round before may lie upon the block; it may also go away by itself.
  await page.evaluate(
    `document.querySelectorAll('[aria-label="Close message"]').forEach((one) => one.click())`,
  )
  await page.locator('.tw-toast').waitFor({ state: 'detached' })
  await atRest(page)
  const { id, text, x, y, inward } = await openPoint(
    page,
    '.cal-event .block:is([data-state=flexible], [data-state=pinned])',
    grip,
  )
  const before = await blockOf(page, id)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y + (inward * px) / 2, { steps: 3 })
  await page.mouse.move(x, y + inward * px, { steps: 3 })
  // While it is dragged it is there twice: what is carried already shows where it would be.
  const isThere = `(([first, ...others]) => others.length === 0 && first.dataset.state === 'pinned'
    && first.textContent !== ${JSON.stringify(text)})([...document.querySelectorAll('[data-block="${id}"]')])`
  const isKept = page.waitForResponse((answer) => answer.url().endsWith(pathOf(moveBlock, id)))
  const [answer, ms] = await Promise.all([isKept, timed(page, 'pointerup', isThere, () => page.mouse.up())])
  if (!answer.ok()) throw new Error(`Cannot measure: moving block ${id} is answered with ${answer.status()}.`)
  const shown = `document.querySelector('[data-block="${id}"]')?.textContent`
  const pinned = await page.evaluate(shown)
  await putBack(page, before)
  await page.waitForFunction(`${shown} !== ${JSON.stringify(pinned)}`)
  return ms
}

/** Nothing is on its way, and no plan that could move what the mouse is about to take. */
async function atRest(page: Page): Promise<void> {
  await page.locator('.plan-state .tw-spinner').waitFor({ state: 'detached' })
  await page.waitForLoadState('networkidle')
}

const pathOf = ({ path }: { readonly path: string }, id: string): string => path.replace(':id', id)

async function blockOf(page: Page, id: string): Promise<BlockView> {
  const answer = await page.request.get(new URL(pathOf(readBlock, id), page.url()).href)
  if (!answer.ok()) throw new Error(`Cannot measure: block ${id} is answered with ${answer.status()}.`)
  return (await answer.json()) as BlockView
}

/** Every round finds the week as the first one did: blocks that are moved and drawn on and on end up out of reach. */
async function putBack(page: Page, { id, start, end, state }: BlockView): Promise<void> {
  const post = async (contract: { readonly path: string }, data: object): Promise<void> => {
    const answer = await page.request.post(new URL(pathOf(contract, id), page.url()).href, { data })
    if (!answer.ok()) throw new Error(`Cannot put block ${id} back: ${answer.status()}.`)
  }
  await post(moveBlock, { start, end })
  if (state !== 'pinned') await post(unpinBlock, {})
}
