type Place = { readonly control: HTMLElement; readonly kind: string; index: number }

/**
 * For a list whose rows go once they are answered, given as its ref: the focus goes on to the same control of the next row,
 * and not to the beginning of the page. A control that only works for a moment gets it back.
 */
export function keepPlace(list: HTMLElement | null): (() => void) | undefined {
  if (list === null) return undefined
  const ends = new AbortController()
  let place: Place | null = null
  const remember = ({ target }: Event): void => {
    place = target instanceof HTMLElement && list.contains(target) ? placeOf(list, target) : null
  }
  document.addEventListener('focusin', remember, { signal: ends.signal })
  const observer = new MutationObserver(() => {
    if (place === null) return
    if (place.control.isConnected) place.index = ofKind(list, place.kind).indexOf(place.control)
    if (isNowhere()) nextOf(list, place)?.focus({ preventScroll: true })
  })
  observer.observe(list, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled'],
  })
  return () => {
    ends.abort()
    observer.disconnect()
    // All are answered, and the list is gone.
    if (place !== null && isNowhere()) document.getElementById('main')?.focus({ preventScroll: true })
  }
}

function nextOf(list: HTMLElement, { control, kind, index }: Place): HTMLElement | undefined {
  if (control.isConnected) return control
  const others = ofKind(list, kind)
  // What is left may be folded away.
  return others[Math.max(0, index)] ?? others.at(-1) ?? seenIn(list, 'summary, a[href], button')[0]
}

const placeOf = (list: HTMLElement, control: HTMLElement): Place => {
  const kind = kindOf(control)
  return { control, kind, index: ofKind(list, kind).indexOf(control) }
}

/** "Done" of "Done: Write the report". */
const kindOf = (control: Element): string =>
  `${control.tagName} ${control.getAttribute('aria-label')?.split(':')[0] ?? ''}`

const ofKind = (list: HTMLElement, kind: string): HTMLElement[] =>
  seenIn(list, 'a[href], button, input').filter((one) => kindOf(one) === kind)

/** What is folded away takes no focus. */
const seenIn = (list: HTMLElement, selector: string): HTMLElement[] =>
  [...list.querySelectorAll<HTMLElement>(selector)].filter((one) => one.checkVisibility())

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body
