type Place = {
  readonly control: HTMLElement
  /** All controls of the part, itself among them, as they stood. */
  readonly all: readonly HTMLElement[]
}

const CONTROLS = 'summary, a[href], button, input'

/**
 * For a part of the page in which things go once they are answered, given as its ref: the focus goes on to the same
 * control of the next one, and not to the beginning of the page. A control that only works for a moment gets it back.
 */
export function keepPlace(part: HTMLElement | null): (() => void) | undefined {
  if (part === null) return undefined
  const ends = new AbortController()
  let place: Place | null = null
  const remember = ({ target }: Event): void => {
    place = target instanceof HTMLElement && part.contains(target) ? placeOf(part, target) : null
  }
  document.addEventListener('focusin', remember, { signal: ends.signal })
  const observer = new MutationObserver(() => {
    if (place !== null && isNowhere()) nextOf(part, place)?.focus({ preventScroll: true })
  })
  observer.observe(part, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled'],
  })
  return () => {
    ends.abort()
    observer.disconnect()
  }
}

const placeOf = (part: HTMLElement, control: HTMLElement): Place | null =>
  control.matches(CONTROLS) ? { control, all: controlsOf(part) } : null

/** Itself, the same of the next one or of the one before, or what else stands next to it. */
function nextOf(part: HTMLElement, { control, all }: Place): HTMLElement | undefined {
  const kind = kindOf(control)
  const row = all.filter((one) => kindOf(one) === kind)
  // Some are drawn anew whenever one goes.
  const anew = controlsOf(part).filter((one) => kindOf(one) === kind)
  return (
    nearest(row, control).find(isThere) ??
    anew.slice(row.indexOf(control)).find(isThere) ??
    anew.findLast(isThere) ??
    nearest(all, control).find(isThere)
  )
}

/** It, those after it, and those before it backwards. */
function nearest(row: readonly HTMLElement[], control: HTMLElement): HTMLElement[] {
  const index = row.indexOf(control)
  return [...row.slice(index), ...row.slice(0, index).toReversed()]
}

/** "Done" of "Done: Write the report". */
const kindOf = (control: Element): string =>
  `${control.tagName} ${control.getAttribute('aria-label')?.split(':')[0] ?? ''}`

const controlsOf = (part: HTMLElement): HTMLElement[] => [...part.querySelectorAll<HTMLElement>(CONTROLS)]

/** What is folded away takes no focus. */
const isThere = (one: HTMLElement): boolean => one.isConnected && one.checkVisibility()

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body
