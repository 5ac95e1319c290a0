import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** Width of an element in pixels, so that a picture is drawn in its own size and its words stay readable. */
export function useWidth<E extends HTMLElement>(usual: number): readonly [RefObject<E | null>, number] {
  const ref = useRef<E>(null)
  const [width, setWidth] = useState(usual)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const measure = (): void => setWidth(Math.max(1, Math.round(element.clientWidth)))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, width]
}
