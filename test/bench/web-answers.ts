import type { Page } from 'playwright-core'

/**
 * Stamps, in the page, the frame after something asked for is there: from the time stamp of the input, as the
 * browser has it, to the end of the frame in which the answer was drawn.
 */
export const watch = `(() => {
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
  window.openPoint = (selector, grip) => {
    const grid = document.querySelector('.calendar').getBoundingClientRect()
    const middle = (box) => (box.top + box.bottom) / 2
    for (const block of document.querySelectorAll(selector)) {
      const box = block.getBoundingClientRect()
      if (grip === 'end' && box.height < 50) continue
      const [x, y] = [(box.left + box.right) / 2, grip === 'end' ? box.bottom - 3 : middle(box)]
      if (block.closest('[role=listitem]').contains(document.elementFromPoint(x, y)))
        return { id: block.dataset.block, text: block.textContent, x, y, inward: y < middle(grid) ? 1 : -1 }
    }
    return null
  }
})()`

export async function timed(
  page: Page,
  type: string,
  isThere: string,
  act: () => Promise<void>,
): Promise<number> {
  await page.evaluate(`window.expectAnswer('${type}', () => ${isThere})`)
  await act()
  const answer = await page.waitForFunction('window.answers.ms')
  return (await answer.jsonValue()) as number
}

export type OpenPoint = {
  readonly id: string
  readonly text: string
  readonly x: number
  readonly y: number
  /** Towards the middle of the grid: down or up. */
  readonly inward: 1 | -1
}

/** The middle, or the end, of a block that the mouse really hits there: others lie under something, or out of sight. */
export async function openPoint(
  page: Page,
  selector: string,
  grip: 'middle' | 'end' = 'middle',
): Promise<OpenPoint> {
  try {
    // What closes may lie upon them for another moment.
    const point = await page.waitForFunction(
      `window.openPoint(${JSON.stringify(selector)}, '${grip}')`,
      undefined,
      { timeout: 10_000 },
    )
    return (await point.jsonValue()) as OpenPoint
  } catch (cause) {
    throw new Error(
      `Cannot measure: no ${selector} can be hit by the mouse where it is seen. Look at the page: what lies upon the blocks?`,
      { cause },
    )
  }
}
