import { Alert } from '@mantine/core'
import type { ReactElement } from 'react'
import { messageOf } from '../../api/api-error.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { spanText } from '../../format/zoned-time.ts'
import { Loading } from '../../ui/splash.tsx'
import type { PlanChange } from './compare-plans.ts'
import { usePreview, type WhatIf } from './use-preview.ts'

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

/** What would follow from something, beside the button that does it. */
export function Consequences({ whatIf }: { readonly whatIf: WhatIf }): ReactElement {
  const { data, error } = usePreview(whatIf)
  if (data === undefined)
    return error === null ? (
      <Loading what="the plan as it would be" />
    ) : (
      <Alert color="red" role="alert" title="The preview could not be made">
        {messageOf(error)}
      </Alert>
    )
  return (
    <section className="consequences" aria-label="What would change">
      <p className="panel__meaning">
        {data.changes.length === 0 ? 'Nothing else would change.' : 'Nothing is changed yet.'}
      </p>
      <ChangeList changes={data.changes} />
    </section>
  )
}
