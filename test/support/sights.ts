import type { Page } from 'playwright-core'

/** Every page of the product, for whoever looks at all of them. */
export const PAGES = [
  '/',
  '/goals',
  '/goals?view=map',
  '/goals?view=room',
  '/goals?view=kpis',
  '/habits',
  '/tasks',
  '/ledger',
  '/team',
  '/team?view=room',
  '/team?view=people',
  '/settings',
  '/welcome',
  '/demo/mailbox',
] as const

/** What a person would see to be wrong: cut words, controls that lie upon each other, a page that is too wide. */
export async function flaws(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(${findFlaws.toString()})()`)
}

/** Turns the page light or dark. It hears of that with its next frame, and only then its colours begin to change. */
export async function inTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' })
}

/** Waits until nothing is loading any more and nothing moves. */
export async function atRest(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.locator('.tw-loading, .tw-splash').first().waitFor({ state: 'detached' })
  await page.evaluate(async () => {
    const browser = globalThis as unknown as {
      document: { getAnimations(): { finished: Promise<unknown>; effect: Effect | null }[] }
    }
    type Effect = { getTiming(): object; target: { checkVisibility(): boolean } | null }
    const ends = browser.document
      .getAnimations()
      // What is folded away is not drawn, and comes to no end.
      .filter(({ effect }) => effect?.target?.checkVisibility() === true)
      .filter(({ effect }) => !JSON.stringify(effect?.getTiming()).includes('"iterations":null'))
      .map(({ finished }) => finished.catch(() => null))
    await Promise.all(ends)
  })
}

/** Runs in the page, therefore in one piece and without anything from here. */
function findFlaws(): string[] {
  type Box = { left: number; top: number; right: number; bottom: number; width: number; height: number }
  type Element = {
    readonly textContent: string | null
    readonly tagName: string
    readonly className: unknown
    readonly parentElement: Element | null
    readonly scrollWidth: number
    readonly clientWidth: number
    readonly childNodes: ArrayLike<{ readonly nodeType: number; readonly textContent: string | null }>
    getBoundingClientRect(): Box
    contains(other: Element): boolean
    closest(selector: string): Element | null
    checkVisibility(options: object): boolean
  }
  const browser = globalThis as unknown as {
    document: {
      documentElement: Element
      querySelectorAll(selector: string): ArrayLike<Element>
      elementFromPoint(x: number, y: number): Element | null
    }
    getComputedStyle(element: Element): Record<string, string>
    innerWidth: number
    innerHeight: number
  }
  const { document } = browser
  // What lies above the page hides it: only that is looked at.
  const [above] = Array.from(document.querySelectorAll('[role="dialog"][aria-modal="true"]')).toReversed()
  const all = (selector: string): Element[] =>
    Array.from(document.querySelectorAll(selector)).filter((one) => {
      if (above?.contains(one) === false) return false
      const { width, height } = one.getBoundingClientRect()
      return (
        width > 1 && height > 1 && one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      )
    })
  const nameOf = (one: Element): string =>
    `<${one.tagName.toLowerCase()} class="${String(one.className)}">${(one.textContent ?? '').trim().slice(0, 40)}`
  const isForReaders = (one: Element): boolean => one.closest('.sr-only, [aria-hidden="true"]') !== null

  const hasWords = (one: Element): boolean =>
    Array.from(one.childNodes).some(
      ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim() !== '',
    )
  /** The nearest box around that lets nothing out, with its style. */
  const cutBy = (one: Element): boolean => {
    const style = browser.getComputedStyle(one)
    const clips = style['overflowX'] === 'hidden' || style['overflowX'] === 'clip'
    return clips && style['textOverflow'] !== 'ellipsis' && one.scrollWidth > one.clientWidth + 1
  }
  const words = all('body *').filter((one) => hasWords(one) && !isForReaders(one))
  const cut = words.filter((one) => {
    for (let box: Element | null = one; box !== null && box.tagName !== 'BODY'; box = box.parentElement)
      if (cutBy(box) && one.getBoundingClientRect().right > box.getBoundingClientRect().right + 1) return true
    return cutBy(one)
  })

  const controls = all('a[href], button, input, select, textarea, [role="button"], [role="switch"]').filter(
    (one) => one.closest('.cal-event') === null && !isForReaders(one),
  )
  const overlapping: string[] = []
  for (const [index, a] of controls.entries()) {
    for (const b of controls.slice(index + 1)) {
      if (a.contains(b) || b.contains(a) || isFixed(a) !== isFixed(b) || shareField(a, b)) continue
      const [p, q] = [a.getBoundingClientRect(), b.getBoundingClientRect()]
      const width = Math.min(p.right, q.right) - Math.max(p.left, q.left)
      const height = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top)
      if (width > 2 && height > 2) overlapping.push(`${nameOf(a)} lies upon ${nameOf(b)}`)
    }
  }
  /** What stays while the page scrolls lies above it on purpose. */
  function isFixed(one: Element): boolean {
    for (let box: Element | null = one; box !== null && box !== above; box = box.parentElement)
      if (['fixed', 'sticky'].includes(browser.getComputedStyle(box)['position'] ?? '')) return true
    return false
  }
  /** A field with its own button in it. */
  function shareField(a: Element, b: Element): boolean {
    const field = a.closest(
      '.mantine-Input-wrapper, .mantine-Switch-root, .mantine-SegmentedControl-root, label',
    )
    return field?.contains(b) === true
  }
  const { scrollWidth, clientWidth } = document.documentElement
  const widest = all('body *').filter((one) => one.getBoundingClientRect().right > clientWidth + 0.5)
  return [
    ...cut.map((one) => `cut: ${nameOf(one)}`),
    ...overlapping,
    ...(scrollWidth > clientWidth
      ? [`too wide: ${scrollWidth} in ${clientWidth} px, with ${widest.slice(-3).map(nameOf).join(', ')}`]
      : []),
  ]
}
