import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { gather } from './gather.ts'
import { refresh, refreshOlder } from './topics.ts'

const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 20_000

type Listeners = {
  readonly onTopic: (topic: string) => void
  /**
   * From here on every change is told: what was loaded or asked for before may be older. For how long all had been quiet
   * is said for the first time only: who comes back from a break may have slept through midnight.
   */
  readonly onHello: (quietMs: number) => void
  readonly onState: (isConnected: boolean) => void
}

/** Listens to the server's stream until the returned function is called; comes back after every break. */
function listen({ onTopic, onHello, onState }: Listeners): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let retryMs = FIRST_RETRY_MS
  let isFirst = true
  const open = (): void => {
    source = new EventSource('/api/v1/stream')
    source.addEventListener('open', () => {
      retryMs = FIRST_RETRY_MS
      onState(true)
    })
    source.addEventListener('hello', (event) => {
      const { quietMs } = dataOf(event)
      onHello(isFirst && typeof quietMs === 'number' ? quietMs : 0)
      isFirst = false
    })
    source.addEventListener('change', (event) => {
      const { topic } = dataOf(event)
      onTopic(typeof topic === 'string' ? topic : 'clock')
    })
    source.addEventListener('error', () => {
      isFirst = false
      onState(false)
      // After an HTTP error the browser gives up for good.
      if (source?.readyState !== EventSource.CLOSED) return
      timer = setTimeout(open, retryMs)
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)
    })
  }
  open()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}

type Told = { readonly topic?: unknown; readonly quietMs?: unknown }

function dataOf(event: Event): Told {
  try {
    return JSON.parse((event as MessageEvent<string>).data) as Told
  } catch {
    return {}
  }
}

/** Nothing was asked for before. */
const pageAgeMs = (): number => Date.now() - performance.timeOrigin

/** Keeps the page's data fresh; answers whether the server can be heard. */
export function useLive(): boolean {
  const client = useQueryClient()
  const [isConnected, setConnected] = useState(true)
  useEffect(() => {
    const changes = gather((topics) => refresh(client, topics))
    const stop = listen({
      onState: setConnected,
      onTopic: changes.add,
      onHello: (quietMs) => {
        if (quietMs <= pageAgeMs()) void refreshOlder(client)
      },
    })
    return () => {
      changes.stop()
      stop()
    }
  }, [client])
  return isConnected
}
