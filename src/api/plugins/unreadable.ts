import type { Socket } from 'node:net'
import type { ProblemDetails } from '#contracts/http/problem.ts'

type Words = readonly [status: number, title: string, detail: string, wayOut: string]

const notHttp: Words = [
  400,
  'Bad Request',
  'What came is not HTTP that can be read.',
  'Send a request as HTTP/1.1 has it.',
]
const wordsByCode: Readonly<Record<string, Words>> = {
  HPE_HEADER_OVERFLOW: [
    431,
    'Request Header Fields Too Large',
    'The headers are too large.',
    'Send fewer or shorter headers; cookies are the usual cause.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [
    408,
    'Request Timeout',
    'The request took too long to arrive.',
    'Send it again, in one go.',
  ],
}

/** What node's parser refuses never becomes a request: it is answered on the bare connection, in the shape of all errors. */
export function answerUnreadable(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  if (socket.writable) socket.write(responseOf(wordsByCode[error.code ?? ''] ?? notHttp))
  socket.destroy()
}

function responseOf([status, title, detail, wayOut]: Words): string {
  const code = title.toLowerCase().replaceAll(' ', '-')
  const problem: ProblemDetails = {
    type: 'about:blank',
    title,
    status,
    code,
    detail,
    instance: '',
    faults: [],
    wayOut,
  }
  const body = JSON.stringify(problem)
  return [
    `HTTP/1.1 ${status} ${title}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n')
}
