import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type PushReceiver = {
  address: string
  received: IncomingHttpHeaders[]
  /** Statuses to answer next; then 204. */
  answers: number[]
  close: () => Promise<void>
}

/** A small webhook that writes down the headers of every push. */
export async function startPushReceiver(): Promise<PushReceiver> {
  const received: IncomingHttpHeaders[] = []
  const answers: number[] = []
  const server = createServer((request, response) => {
    received.push(request.headers)
    response.writeHead(answers.shift() ?? 204).end()
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { address: `http://127.0.0.1:${port}/push`, received, answers, close }
}
