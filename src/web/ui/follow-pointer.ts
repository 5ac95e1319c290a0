type Point = { readonly clientX: number; readonly clientY: number }

type Followers = {
  readonly onMove: (at: Point) => void
  /** Let go where it was last seen; or taken back by Escape, or by the browser. */
  readonly onEnd: (isLetGo: boolean) => void
}

/** Follows a pressed mouse button, finger or pen until it is let go. */
export function followPointer(pointerId: number, { onMove, onEnd }: Followers): void {
  const ends = new AbortController()
  const options = { signal: ends.signal, capture: true }
  const end = (isLetGo: boolean): void => {
    ends.abort()
    onEnd(isLetGo)
  }
  const on = (
    name: 'pointermove' | 'pointerup' | 'pointercancel',
    run: (event: PointerEvent) => void,
  ): void => window.addEventListener(name, (event) => event.pointerId === pointerId && run(event), options)
  on('pointermove', onMove)
  on('pointerup', () => end(true))
  on('pointercancel', () => end(false))
  window.addEventListener('keydown', ({ key }) => key === 'Escape' && end(false), options)
}

/** The click that follows a drag means nothing. */
export function swallowClick(): void {
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0)
}

function swallow(event: Event): void {
  event.stopPropagation()
  event.preventDefault()
}
