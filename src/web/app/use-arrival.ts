import { useRouter, type ParsedLocation } from '@tanstack/react-router'
import { useEffect } from 'react'

/** After that time nobody waits for it any more. */
const PATIENCE_MS = 8_000

/**
 * Who has jumped to a page by a key or from the palette goes on at its heading, and hears it: what had the focus is gone,
 * or only opened the palette. Addresses of one thing on a page lead to that (use-linked-element.ts), or open a panel.
 */
export function useArrival(): void {
  const router = useRouter()
  useEffect(() => {
    let giveUp = (): void => undefined
    const stop = router.subscribe('onResolved', ({ fromLocation, toLocation }) => {
      giveUp()
      if (fromLocation !== undefined && isPage(toLocation)) giveUp = arrive()
    })
    return () => {
      stop()
      giveUp()
    }
  }, [router])
}

const isPage = ({ pathname, hash }: ParsedLocation): boolean =>
  hash === '' && !pathname.startsWith('/blocks/')

/** Until the person does something, or time is up: a heading may come late, and another may take its place. */
function arrive(): () => void {
  const ends = new AbortController()
  const end = (): void => ends.abort()
  // Not before a dialog that closes has given the focus back.
  let soon = setTimeout(focusHeading)
  const observer = new MutationObserver(() => {
    clearTimeout(soon)
    soon = setTimeout(focusHeading)
  })
  observer.observe(document.body, { childList: true, subtree: true })
  const late = setTimeout(end, PATIENCE_MS)
  ends.signal.addEventListener('abort', () => {
    observer.disconnect()
    clearTimeout(soon)
    clearTimeout(late)
  })
  for (const name of ['keydown', 'pointerdown'])
    document.addEventListener(name, end, { signal: ends.signal, capture: true })
  return end
}

function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1')
  if (heading === null || !isLost()) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}

/** Nowhere, where a closed dialog left it, or at what opens the palette. */
const isLost = (): boolean => document.activeElement?.matches('body, #main, .header__search') ?? true
