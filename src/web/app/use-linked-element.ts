import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'

/** After that time nobody waits for it any more. */
const PATIENCE_MS = 8_000

/** "#task-…" in the address: as soon as the page shows that thing, it is scrolled to, focused, and marked. */
export function useLinkedElement(): void {
  const hash = useLocation({ select: (location) => location.hash })
  useEffect(() => {
    if (hash === '' || show(hash)) return
    const observer = new MutationObserver(() => show(hash) && observer.disconnect())
    observer.observe(document.body, { childList: true, subtree: true })
    const timer = setTimeout(() => observer.disconnect(), PATIENCE_MS)
    return () => {
      observer.disconnect()
      clearTimeout(timer)
    }
  }, [hash])
}

function show(id: string): boolean {
  const element = document.getElementById(id)
  if (element === null) return false
  for (const old of document.querySelectorAll('[data-linked]')) delete (old as HTMLElement).dataset['linked']
  element.closest('details')?.setAttribute('open', '')
  element.dataset['linked'] = 'true'
  if (element.tabIndex < 0) element.tabIndex = -1
  element.scrollIntoView({ block: 'center' })
  element.focus({ preventScroll: true })
  return true
}
