import { use, useState, type ReactElement } from 'react'
import { MissingPart } from './missing-part.tsx'
import { noteStyles, loadMissedStyles } from './missed-styles.ts'

type Component<P> = (props: P) => ReactElement | null
/** `preload` promises nothing where nothing is left to be loaded: who waits for a promise waits for another turn. */
type Part<P> = Component<P> & { readonly preload: () => Promise<void> | undefined }

/** Parts that are not here yet. */
const awaited = new Set<() => Promise<void>>()

/**
 * A part of the page that is loaded when it is shown first, below a <Suspense>. When it cannot be loaded, it says so
 * where it would stand and tries again; the rest of the page, and what is typed there, stays.
 */
export function part<P extends object>(load: () => Promise<Component<P>>): Part<P> {
  let loaded: Component<P> | null = null
  let loading: Promise<void> | null = null
  let isMissed = false
  const attempt = async (): Promise<void> => {
    try {
      await loadMissedStyles()
      loaded = await load()
      isMissed = false
      awaited.delete(ask)
    } catch (error) {
      isMissed = true
      noteStyles(error)
    }
    loading = null
  }
  const ask = (): Promise<void> => (loading ??= attempt())
  awaited.add(ask)

  function Shown(props: P): ReactElement | null {
    const [, setTries] = useState(0)
    if (loaded === null && !isMissed) use(ask())
    const Loaded = loaded
    if (Loaded !== null) return <Loaded {...props} />
    const retry = async (): Promise<void> => {
      await ask()
      setTries((tries) => tries + 1)
    }
    return <MissingPart onRetry={retry} onLeave={() => (isMissed = false)} onClose={closerOf(props)} />
  }
  return Object.assign(Shown, { preload: () => (loaded === null ? ask() : undefined) })
}

const closerOf = (props: object): (() => void) | null =>
  'onClose' in props && typeof props.onClose === 'function' ? (props.onClose as () => void) : null

const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    // Not every browser knows when it has nothing to do.
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve())
    else setTimeout(resolve, 50)
  })

/**
 * Loads what may be opened later, one part in each quiet moment, and the parts of parts: what is here opens at once, and
 * also without a server, or with a newer one.
 */
export async function loadAhead(isStopped: () => boolean): Promise<void> {
  const asked = new Set<() => Promise<void>>()
  for (;;) {
    const next = [...awaited].find((ask) => !asked.has(ask))
    if (next === undefined || isStopped()) return
    asked.add(next)
    await whenIdle()
    await next()
  }
}
