import type { Page } from 'playwright-core'
import { inRounds, type Interactions } from './web-interactions.ts'
import { timed, watch } from './web-answers.ts'

/** As many as the page is shown, whatever the server has: how fast that one answers is measured elsewhere. */
export const CROWD = { tasks: 500, objectives: 10, keyResultsEach: 4 } as const

/** In a window 800 px high there is room for fewer. */
const SEEN_KEY_RESULTS = 8

type Item = { readonly id: string; readonly title: string }
type Objective = Item & { readonly keyResults: readonly Item[] }

const copies = <T extends Item>(items: readonly T[], count: number): T[] =>
  Array.from({ length: items.length === 0 ? 0 : count }, (_, index) => {
    const one = items[index % items.length] as T
    return { ...one, id: `${one.id.slice(0, -4)}${1000 + index}`, title: `${one.title} ${index}` }
  })

/** The page is answered with many more of what the person has. */
export async function crowd(page: Page): Promise<void> {
  const more = (url: string, of: (items: readonly never[]) => readonly Item[]): Promise<unknown> =>
    page.route(url, async (route) => {
      const response = await route.fetch()
      if (!response.ok()) throw new Error(`Cannot measure: ${route.request().url()}: ${response.status()}.`)
      const answer = (await response.json()) as { items: readonly never[] }
      await route.fulfill({ response, json: { ...answer, items: of(answer.items) } })
    })
  await more('**/api/v1/tasks?*', (tasks) => copies(tasks, CROWD.tasks))
  await more('**/api/v1/objectives*', (objectives: readonly Objective[]) =>
    copies(objectives, CROWD.objectives).map((one) => ({
      ...one,
      keyResults: copies(one.keyResults, CROWD.keyResultsEach),
    })),
  )
}

/** Where much is listed: a letter in the line of a task and in the search, the goals, a stroke over the week's hours. */
export async function measureCrowds(page: Page, rounds: number): Promise<Interactions> {
  await page.evaluate(watch)
  await page.locator('.block').first().waitFor()
  return inRounds(rounds, async () => ({
    ...(await goals(page)),
    ...(await letters(page)),
    paintHours: await paintHours(page),
  }))
}

const count = (selector: string): string => `document.querySelectorAll('${selector}').length`

async function goals(page: Page): Promise<Record<string, number>> {
  await page.keyboard.press('w')
  await page.locator('.cal-event .block').first().waitFor()
  await page.waitForLoadState('networkidle')
  // As with another week: what is seen of them without scrolling.
  const openGoals = await timed(page, 'keydown', `${count('.key-result')} >= ${SEEN_KEY_RESULTS}`, () =>
    page.keyboard.press('g'),
  )
  await page
    .locator('.key-result')
    .nth(CROWD.objectives * CROWD.keyResultsEach - 1)
    .waitFor()
  await page.waitForLoadState('networkidle')
  const pace = page.getByRole('button', { name: 'Pace: Beta users' }).first()
  await pace.scrollIntoViewIfNeeded()
  const openKeyResult = await timed(page, 'click', `${count('.pace-panel')} === 1`, () => pace.click())
  await pace.click()
  return { openGoals, openKeyResult }
}

async function letters(page: Page): Promise<Record<string, number>> {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Tasks' }).click()
  await page.locator('.task-row').first().waitFor()
  await page.waitForLoadState('networkidle')
  const line = page.getByLabel('Add a task in one line')
  await line.fill('Write the repor')
  const value = `document.querySelector('.quick-add input').value`
  // By the bare keyboard: to look for the line once more among so many takes longer than the letter.
  const quickAddLetter = await timed(page, 'keydown', `${value}.endsWith('report')`, () =>
    page.keyboard.press('t'),
  )
  await line.fill('')
  await line.blur()
  await page.keyboard.press('/')
  const search = page.locator('.palette__input')
  await search.fill('wri')
  // The list follows the line: what fits “writ” has a place of its own before it is seen.
  const isFound = `document.querySelector('.palette__input').value === 'writ' && ${count('.palette__option')} > 8`
  const paletteLetter = await timed(page, 'keydown', isFound, () => page.keyboard.press('t'))
  await page.keyboard.press('Escape')
  await page.locator('.palette').waitFor({ state: 'detached' })
  return { quickAddLetter, paletteLetter }
}

const field = (slot: number): string => `.painter__field[data-row="6"][data-slot="${slot}"]`

/** A stroke over twenty fields: of the moves from one to the next, the slowest. */
async function paintHours(page: Page): Promise<number> {
  await page.getByRole('link', { name: /settings of/ }).click()
  await page
    .getByRole('button', { name: /^Edit: / })
    .first()
    .click()
  const first = 16
  const at = async (slot: number): Promise<[number, number]> => {
    const box = await page.locator(field(slot)).boundingBox()
    if (box === null) throw new Error(`Cannot paint hours: field ${slot} is not to be seen.`)
    return [box.x + box.width / 2, box.y + box.height / 2]
  }
  await page.locator(field(first)).scrollIntoViewIfNeeded()
  await page.mouse.move(...(await at(first)))
  await page.mouse.down()
  const moves: number[] = []
  for (let slot = first + 1; slot < first + 20; slot += 1) {
    const to = await at(slot)
    const isThere = `document.querySelector('${field(slot)}').dataset.state === 'open'`
    moves.push(await timed(page, 'pointermove', isThere, () => page.mouse.move(...to)))
  }
  await page.mouse.up()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  return Math.max(...moves)
}
