import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Findings of axe that would keep somebody out, in the page itself: not in the line while it loads. */
export async function barriers(page: Page): Promise<string[]> {
  await page.locator('.tw-loading, .tw-splash').first().waitFor({ state: 'detached' })
  await page.evaluate(axe)
  return page.evaluate(async () => {
    type Violation = { id: string; impact: string; nodes: { html: string }[] }
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> }
    }
    const { violations } = await axe.run({ resultTypes: ['violations'] })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
  })
}
