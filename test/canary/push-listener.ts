import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Push = { readonly channelId: string; readonly state: string; readonly atMs: number }

export type PushListener = {
  /** Where Google shall send them. */
  readonly address: string
  /** The first push of this state on the channel after a moment; null when patience ran out. */
  next: (channelId: string, state: string, sinceMs: number, patienceMs: number) => Promise<Push | null>
  /** Answers all pushes with this status from now on. */
  answer: (status: number) => void
  close: () => Promise<void>
}

type Waiting = { readonly fits: (push: Push) => boolean; readonly take: (push: Push) => void }

/** Listens on this machine for what arrives at the public address; without one it is its own address. */
export async function listenForPushes(port: number, publicUrl: string | null): Promise<PushListener> {
  const seen: Push[] = []
  const waiting = new Set<Waiting>()
  let status = 204
  const server = createServer((request, response) => {
    const channelId = String(request.headers['x-goog-channel-id'])
    const push = { channelId, state: String(request.headers['x-goog-resource-state']), atMs: Date.now() }
    seen.push(push)
    for (const one of waiting) if (one.fits(push)) one.take(push)
    response.writeHead(status).end()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return {
    address: publicUrl ?? own,
    answer: (next) => {
      status = next
    },
    next: (channelId, state, sinceMs, patienceMs) => {
      const fits = (push: Push): boolean =>
        push.channelId === channelId && push.state === state && push.atMs >= sinceMs
      const known = seen.find(fits)
      if (known !== undefined) return Promise.resolve(known)
      return waitFor(waiting, fits, patienceMs)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function waitFor(waiting: Set<Waiting>, fits: Waiting['fits'], patienceMs: number): Promise<Push | null> {
  const { promise, resolve } = Promise.withResolvers<Push | null>()
  const one: Waiting = { fits, take: resolve }
  waiting.add(one)
  const timer = setTimeout(() => resolve(null), patienceMs)
  return promise.finally(() => {
    clearTimeout(timer)
    waiting.delete(one)
  })
}
