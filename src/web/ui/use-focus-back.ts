import { useLayoutEffect } from 'react'

/** Of a dialog that has just closed, for one that opens in its place. */
let leaving: HTMLElement | null = null

/**
 * When what is mounted above the page goes, the focus returns to what opened it; where that is gone, to the page.
 * The dialogs' own way back needs them to stay mounted while they are closed.
 */
export function useFocusBack(): void {
  useLayoutEffect(() => {
    const opener = focused() ?? leaving
    return () => {
      leaving = opener
      // What comes instead takes the focus first.
      setTimeout(() => {
        leaving = null
        if (focused() === null && opener !== null) placeOf(opener)?.focus({ preventScroll: true })
      })
    }
  }, [])
}

function focused(): HTMLElement | null {
  const { activeElement } = document
  return activeElement instanceof HTMLElement && activeElement !== document.body
    ? (activeElement.closest('[role="menu"]') && menuButton(activeElement)) || activeElement
    : null
}

/** An item of a menu goes with it; its button stays. */
function menuButton(item: HTMLElement): HTMLElement | null {
  const id = item.closest('[role="menu"]')?.getAttribute('aria-labelledby') ?? ''
  return document.getElementById(id)
}

const placeOf = (opener: HTMLElement): HTMLElement | null =>
  opener.isConnected ? opener : document.getElementById('main')
