import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type MailServer = {
  readonly port: number
  /** What was said, header and all, with whether it came encrypted. */
  readonly heard: readonly {
    readonly text: string
    readonly to: readonly string[]
    readonly isSecret: boolean
  }[]
  close(): Promise<void>
}

/** Says no with a status of SMTP. */
export const refusal = (responseCode: number, words: string): Error =>
  Object.assign(new Error(words), { responseCode })

/** A real mail server on this machine; mails stay in it. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const heard: { text: string; to: string[]; isSecret: boolean }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    onData: (stream, session, done) => {
      let text = ''
      stream.on('data', (part: Buffer) => (text += part.toString()))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        heard.push({ text, to, isSecret: session.secure })
        done()
      })
    },
    ...options,
  })
  // A client that turns away from our certificate is what some tests are about.
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    port: (server.server.address() as AddressInfo).port,
    heard,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
