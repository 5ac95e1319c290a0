import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { type NoticeSettingsView, saveNoticeSettings } from '#contracts/http/notification-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { Section } from '../settings/section.tsx'
import { ChannelFields } from './channel-fields.tsx'
import type { NoticeChange, SaveNotices } from './notice-change.ts'
import { kindWords } from './notice-words.ts'
import { noticeSettingsQuery } from './notification-queries.ts'
import { TimeFields } from './time-fields.tsx'
import './notifications.css'

const ways = ['page', 'mail', 'slack'] as const
const wayWords = { page: 'Page', mail: 'Mail', slack: 'Slack' } as const

/** What comes where, and when it is quiet. */
export function NotificationsSection(): ReactElement {
  const { data } = useQuery(noticeSettingsQuery)
  const act = useAct(saveNoticeSettings, { topics: ['notifications'] })
  // What was just chosen shows in the same moment; a refusal brings back what is kept.
  const [chosen, setChosen] = useState<NoticeChange | null>(null)
  const shown = data === undefined ? undefined : { ...data, ...chosen }
  const save: SaveNotices = (change) => {
    if (shown === undefined) return
    const { ways, quiet, digest } = shown
    const body = { ways, quiet, digest, ...change }
    setChosen(body)
    act.mutate({ body }, { onSettled: () => setChosen(null) })
  }
  return (
    <Section
      id="notifications"
      title="Notifications"
      lead="Few mails: what stops the planning, what falls behind, and the week on Monday."
    >
      {shown !== undefined && (
        <>
          <Switchboard settings={shown} save={save} />
          <TimeFields key={JSON.stringify([shown.quiet, shown.digest])} settings={shown} save={save} />
          <ChannelFields settings={shown} save={save} isPending={act.isPending} />
        </>
      )}
    </Section>
  )
}

type BoardProps = {
  readonly settings: NoticeSettingsView
  readonly save: SaveNotices
}

const Switchboard = ({ settings, save }: BoardProps): ReactElement => (
  <table className="switchboard">
    <thead>
      <tr>
        <th scope="col">What</th>
        {ways.map((way) => (
          <th key={way} scope="col">
            {wayWords[way]}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {kindWords.map(([kind, words]) => (
        <tr key={kind}>
          <th scope="row">{words}</th>
          {ways.map((way) => (
            <td key={way}>
              <input
                type="checkbox"
                aria-label={`${words}: ${wayWords[way]}`}
                checked={settings.ways[kind][way]}
                onChange={({ currentTarget: { checked } }) =>
                  save({ ways: { ...settings.ways, [kind]: { ...settings.ways[kind], [way]: checked } } })
                }
              />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
