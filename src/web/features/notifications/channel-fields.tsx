import { Button, PasswordInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { type NoticeSettingsView, sendTestNotice } from '#contracts/http/notification-routes.ts'
import { useAct } from '../../api/use-act.ts'
import type { SaveNotices } from './notice-change.ts'

type ChannelProps = {
  readonly settings: NoticeSettingsView
  readonly save: SaveNotices
  readonly isPending: boolean
}

/** Where mail and Slack messages go, and a test of each. */
export function ChannelFields({ settings, save, isPending }: ChannelProps): ReactElement {
  const [slackUrl, setSlackUrl] = useState('')
  const test = useAct(sendTestNotice, { topics: ['notifications'], done: 'A test message is on its way.' })
  const { email, hasSlack, faults } = settings
  return (
    <div className="channels">
      <div className="channels__line">
        <span>{email === null ? 'No mail server is set up here.' : `Mails go to ${email}.`}</span>
        {email !== null && (
          <Button
            variant="default"
            size="xs"
            loading={test.isPending}
            onClick={() => test.mutate({ body: { channel: 'mail' } })}
          >
            Send a test mail
          </Button>
        )}
      </div>
      {email !== null && <Fault what="mail" words={faults.mail} />}
      {hasSlack ? (
        <div className="channels__line">
          <span>Slack is set up. Its address is a secret and is not shown.</span>
          <Button
            variant="default"
            size="xs"
            loading={test.isPending}
            onClick={() => test.mutate({ body: { channel: 'slack' } })}
          >
            Send a test to Slack
          </Button>
          <Button variant="default" size="xs" loading={isPending} onClick={() => save({ slackUrl: null })}>
            Remove Slack
          </Button>
          <Fault what="message" words={faults.slack} />
        </div>
      ) : (
        <form
          className="channels__line"
          onSubmit={(event) => {
            event.preventDefault()
            save({ slackUrl: slackUrl.trim() })
            setSlackUrl('')
          }}
        >
          <PasswordInput
            label="Slack: address of an incoming webhook"
            placeholder="https://hooks.slack.com/services/…"
            autoComplete="off"
            value={slackUrl}
            onChange={(event) => setSlackUrl(event.currentTarget.value)}
            className="channels__field"
          />
          <Button type="submit" variant="default" loading={isPending} disabled={slackUrl.trim() === ''}>
            Save
          </Button>
        </form>
      )}
    </div>
  )
}

type FaultProps = { readonly what: string; readonly words: string | null }

const Fault = ({ what, words }: FaultProps): ReactElement | null =>
  words === null ? null : (
    <p className="channels__fault">
      The last {what} did not arrive. {words}
    </p>
  )
