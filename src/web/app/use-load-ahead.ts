import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { loadAhead } from '../ui/part.tsx'

/** What the page shows first comes first. */
const CALM_MS = 3_000

/** Once nothing is on its way any more, the rest of the page is loaded, too. */
export function useLoadAhead(): void {
  const client = useQueryClient()
  useEffect(() => {
    let isOver = false
    const timer = setInterval(() => {
      if (client.isFetching() > 0 || document.visibilityState === 'hidden') return
      clearInterval(timer)
      void loadAhead(() => isOver)
    }, CALM_MS)
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [client])
}
