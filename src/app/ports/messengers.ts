export type Mail = {
  readonly userId: string
  /** The same for every attempt, so that whoever gets it twice can tell. */
  readonly messageId: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Turns this kind of mail off with one click; null where no more of it will come. */
  readonly unsubscribeUrl: string | null
}

/** What was to be sent was refused for good: a second attempt is no use. */
export class Undeliverable extends Error {}

type Away = { readonly pauseMs?: number; readonly isDown?: boolean; readonly cause?: unknown }

/** Nobody takes anything at that address now: other messages would fare the same, and all of them may try again. */
export class Unreachable extends Error {
  /** Before that, asking is no use; 0: nobody said. */
  readonly pauseMs: number
  /** Nobody answered at all: it is the server, and everybody's messages wait. */
  readonly isDown: boolean

  constructor(message: string, { pauseMs = 0, isDown = false, cause }: Away = {}) {
    super(message, { cause })
    this.pauseMs = pauseMs
    this.isDown = isDown
  }
}

/** Sends one mail, or throws. */
export type Mailer = { send(mail: Mail): Promise<void> }

type SlackMessage = {
  readonly userId: string
  readonly messageId: string
  readonly url: string
  readonly text: string
}

/** Writes into a person's Slack channel, or throws. */
export type SlackSender = {
  /** Why we would not send to this address; null for one that is fine. */
  faultOf(url: string): string | null
  send(message: SlackMessage): Promise<void>
}

export type Messengers = {
  /** Null: no mail server is set, and mails are not an option. */
  readonly mailer: Mailer | null
  readonly slack: SlackSender
}
