import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { SyncView } from '#contracts/http/sync-routes.ts'
import { syncQuery } from '../../api/queries.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { plural } from '../../format/duration.ts'
import { Icon } from '../../ui/icon.tsx'
import { isRefused, pauseText, waitingText } from './sync-words.ts'

/** What Google does not show yet, in one quiet line; nothing at all when it shows the plan. */
export function WaitingLine(): ReactElement {
  const { data: sync } = useQuery(syncQuery)
  const text = sync === undefined ? null : waitingText(sync)
  return (
    // A number that counts down is not read aloud at each step; a pause is.
    <output
      className="waiting-line"
      aria-label="On the way to Google"
      aria-live={sync?.accounts.some(({ pause }) => pause !== null) ? 'polite' : 'off'}
    >
      {sync !== undefined && text !== null && <Waiting sync={sync} text={text} />}
    </output>
  )
}

function Waiting({ sync, text }: { readonly sync: SyncView; readonly text: string }): ReactElement {
  const { timeZone } = useSignedIn().person
  const pause = sync.accounts.find((one) => one.pause !== null)?.pause ?? null
  if (pause === null)
    return (
      <>
        <Icon name="up" size={14} /> {text}
        {isRefused(sync) && (
          <Link to="/settings" hash="blocks">
            , {plural(sync.refused?.blocks ?? 0, 'block')} refused
          </Link>
        )}
      </>
    )
  const { title } = pauseText(pause, sync.now, timeZone)
  return (
    <Link to="/settings" hash="calendars" title="Why?">
      <Icon name="pause" size={14} /> {text}. {title}.
    </Link>
  )
}
