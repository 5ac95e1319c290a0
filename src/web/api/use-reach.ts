import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { isThere } from './is-there.ts'
import { refreshOlder } from './topics.ts'

/** A restart of the server is over sooner than one could read about it. */
const PATIENCE_MS = 2_500
const ASK_AGAIN_MS = 20_000

/** Heard: changes come by themselves. Unheard: something in between keeps the stream, and not the rest. */
export type Reach = 'heard' | 'unheard' | 'away'

/** While the stream is broken, asks whether the server is there at all, and then for what has changed meanwhile. */
export function useReach(isHeard: boolean): Reach {
  const client = useQueryClient()
  const [asked, setAsked] = useState<Reach>('heard')
  useEffect(() => {
    if (isHeard) return
    let timer: ReturnType<typeof setTimeout>
    let isOver = false
    const ask = async (): Promise<void> => {
      const there = await isThere()
      if (isOver) return
      setAsked(there ? 'unheard' : 'away')
      timer = setTimeout(() => void ask(), ASK_AGAIN_MS)
      if (there) await refreshOlder(client)
    }
    timer = setTimeout(() => void ask(), PATIENCE_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
      setAsked('heard')
    }
  }, [isHeard, client])
  return isHeard ? 'heard' : asked
}
