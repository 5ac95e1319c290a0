import type { ReactElement } from 'react'
import { messageOf } from '../api/api-error.ts'
import { Failure } from './failure.tsx'
import { Loading } from './splash.tsx'

type Query = { readonly error: Error | null; readonly refetch: () => Promise<unknown> }
type NotYetProps = { readonly what: string; readonly queries: readonly Query[] }

/** Where something is still to come: that it is being loaded, or why it is not, and one way on. */
export function NotYet({ what, queries }: NotYetProps): ReactElement {
  const failed = queries.filter(({ error }) => error !== null)
  if (failed.length === 0) return <Loading what={what} />
  return (
    <Failure
      title={`${what.charAt(0).toUpperCase()}${what.slice(1)} could not be loaded`}
      text={messageOf(failed[0]?.error)}
      onRetry={() => failed.forEach(({ refetch }) => void refetch())}
    />
  )
}
