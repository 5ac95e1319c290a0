import { Alert } from '@mantine/core'
import type { ReactElement } from 'react'
import { messageOf } from '../../../api/api-error.ts'
import { serverNow, useSignedIn } from '../../../app/session-context.ts'
import { formatMinutes } from '../../../format/duration.ts'
import { inReadersStyle } from '../../../format/readers-style.ts'
import { spanText } from '../../../format/zoned-time.ts'
import { Loading } from '../../../ui/splash.tsx'
import type { PlanChange } from './compare-plans.ts'
import { whyNot, type WithoutRoom } from '../room/unplaced-words.ts'
import { usePreview, type Preview, type WhatIf } from './use-preview.ts'
import './change-list.css'

const kinds = { moved: 'Moved', added: 'New', removed: 'Taken off' } as const

/** What another plan would change, in the order of time. */
export function ChangeList({ changes }: { readonly changes: readonly PlanChange[] }): ReactElement {
  const { timeZone } = useSignedIn().person
  return (
    <ul className="changes">
      {changes.map((change) => (
        <li key={`${change.kind} ${change.title} ${JSON.stringify(change)}`} data-change={change.kind}>
          <span className="changes__kind">{kinds[change.kind]}</span>
          <strong>{change.title}</strong>
          {change.kind !== 'added' && <del>{spanText(change.from.start, change.from.end, timeZone)}</del>}
          {change.kind !== 'removed' && <ins>{spanText(change.to.start, change.to.end, timeZone)}</ins>}
        </li>
      ))}
    </ul>
  )
}

/** What another plan would change, what would find no room in it, and what it comes to. */
export function Differences({ preview }: { readonly preview: Preview }): ReactElement {
  const { changes, room, sums } = preview
  return (
    <>
      <LeftOut title="No longer fits" items={room.lost} tone="bad" />
      <LeftOut title="Fits again" items={room.found} tone="good" />
      <ChangeList changes={changes} />
      <p className="changes__sums">{sums}</p>
    </>
  )
}

type LeftOutProps = {
  readonly title: string
  readonly items: readonly WithoutRoom[]
  readonly tone: 'bad' | 'good'
}

function LeftOut({ title, items, tone }: LeftOutProps): ReactElement | null {
  const nowMs = serverNow(useSignedIn())
  if (items.length === 0) return null
  return (
    <ul className="changes">
      {items.map(({ itemId, name, minutes, entries }) => (
        <li key={itemId} data-change={tone === 'bad' ? 'removed' : 'added'}>
          <span className="changes__kind">{title}</span>
          <strong>
            {name}, {formatMinutes(minutes)}
          </strong>
          {tone === 'bad' &&
            entries.map(({ sentence }) => (
              <span key={sentence}>{inReadersStyle(whyNot(sentence), nowMs)}</span>
            ))}
        </li>
      ))}
    </ul>
  )
}

/** What would follow from something, beside the button that does it. */
export function Consequences({ whatIf }: { readonly whatIf: WhatIf }): ReactElement {
  const { data, error } = usePreview(whatIf)
  if (data !== undefined || error === null) return <WhatWouldChange preview={data} />
  return (
    <Alert color="red" title="The preview could not be made">
      {messageOf(error)}
    </Alert>
  )
}

/** Undefined while it is being planned. */
export const WhatWouldChange = ({ preview }: { readonly preview: Preview | undefined }): ReactElement => (
  <section className="what-if" aria-label="What would change" aria-live="polite">
    {preview === undefined ? (
      <Loading what="the plan as it would be" />
    ) : (
      <>
        <p className="panel__meaning">
          {preview.changes.length === 0 ? 'Nothing on the calendar would change.' : 'Nothing is changed yet.'}
        </p>
        <Differences preview={preview} />
      </>
    )}
  </section>
)
