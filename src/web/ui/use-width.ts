import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** Width of an element in pixels, so that a picture is drawn in its own size and its words stay readable. */
export function useWidth<E extends HTMLElement>(usual: number): readonly [RefObject<E | null>, number] {
  const ref = useRef<E>(null)
  const [width, setWidth] = useState(usual)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    // A page that waits for its parts is hidden, and has no width: the last one stays.
    const measure = (): void => {
      if (element.clientWidth > 0) setWidth(Math.round(element.clientWidth))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, width]
}
