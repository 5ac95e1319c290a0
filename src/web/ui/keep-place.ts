/** With all its controls, as they stood. */
type Scope = { readonly element: HTMLElement; readonly all: readonly HTMLElement[] }

type Place = {
  readonly control: HTMLElement
  /** What it belongs to, the nearest first. */
  readonly homes: readonly Scope[]
  readonly whole: Scope
}

const CONTROLS = 'summary, a[href], button, input'
const HOMES = ['li, fieldset', 'section, form']

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
  // Who has clicked beside everything is not pulled back by what changes later.
  const forget = ({ target }: Event): void => {
    if (target instanceof Element && target.closest(CONTROLS) === null) place = null
  }
  document.addEventListener('pointerdown', forget, { signal: ends.signal })
  const observer = new MutationObserver(() => {
    if (place !== null && isNowhere()) nextOf(place)?.focus({ preventScroll: true })
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

function placeOf(part: HTMLElement, control: HTMLElement): Place | null {
  if (!control.matches(CONTROLS)) return null
  const homes = HOMES.map((kind) => control.closest<HTMLElement>(kind)).filter((home) => home !== null)
  return {
    control,
    homes: homes.filter((home) => part.contains(home)).map(scopeOf),
    whole: scopeOf(part),
  }
}

const scopeOf = (element: HTMLElement): Scope => ({ element, all: controlsOf(element) })

/** Itself, the same of the next one or of the one before, or what else stands next to it; beyond its section at last. */
function nextOf({ control, homes, whole }: Place): HTMLElement | undefined {
  const near = [...homes.map((home) => sameIn(home, control)), ...homes.map((home) => anyIn(home, control))]
  return near.find((one) => one !== undefined) ?? sameIn(whole, control) ?? anyIn(whole, control)
}

function sameIn({ element, all }: Scope, control: HTMLElement): HTMLElement | undefined {
  const kind = kindOf(control)
  const row = all.filter((one) => kindOf(one) === kind)
  // Some are drawn anew whenever one goes.
  const anew = controlsOf(element).filter((one) => kindOf(one) === kind)
  return (
    nearest(row, control).find(isThere) ??
    anew.slice(row.indexOf(control)).find(isThere) ??
    anew.findLast(isThere)
  )
}

const anyIn = ({ all }: Scope, control: HTMLElement): HTMLElement | undefined =>
  nearest(all, control).find(isThere)

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
