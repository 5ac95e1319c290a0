import { useEffect, useRef, type RefObject } from 'react'

/** A day without events has nothing to tab to: then the keyboard scrolls the grid itself. */
export function useFocusableScroller(): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null)
  useEffect(() => {
    for (const element of ref.current?.querySelectorAll<HTMLElement>('div') ?? [])
      if (element.style.overflowY === 'auto') element.tabIndex = 0
  })
  return ref
}
