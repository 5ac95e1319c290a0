import { useEffect, useRef } from 'react'

/** By key as the browser names it; "Mod+k" is Ctrl+K, or ⌘K on a Mac. */
export type Shortcuts = Readonly<Record<string, () => void>>

/** Runs `shortcuts[key]` on a key press that is not meant for a field, a dialog or the browser. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isForOthers(event)) return
      const run = latest.current[nameOf(event)]
      if (run === undefined) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

const hasMod = ({ ctrlKey, metaKey }: KeyboardEvent): boolean => ctrlKey || metaKey

const nameOf = (event: KeyboardEvent): string =>
  hasMod(event) ? `Mod+${event.key.toLowerCase()}` : event.key

/** A field keeps its plain keys; a dialog keeps all of them. */
function isForOthers(event: KeyboardEvent): boolean {
  if (event.altKey || document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return true
  const target = event.target instanceof HTMLElement ? event.target : null
  const isInField = target?.closest('input, textarea, select, [contenteditable], [role="dialog"]') != null
  return isInField && !hasMod(event)
}
