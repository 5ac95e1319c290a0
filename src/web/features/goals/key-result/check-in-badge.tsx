import type { ReactElement } from 'react'
import { useSignedIn } from '../../../app/session-context.ts'
import { dayText } from '../../../format/zoned-time.ts'
import type { KeyResultView } from '../goal-types.ts'

/** Says when a word is due; nothing while the last one is fresh. */
export function CheckInBadge({ keyResult }: { readonly keyResult: KeyResultView }): ReactElement | null {
  const { timeZone } = useSignedIn().person
  const { checkIn } = keyResult
  if (checkIn === null || checkIn.status === 'fresh') return null
  return checkIn.status === 'due' ? (
    <span className="chip chip--due">Check-in due</span>
  ) : (
    <span className="chip chip--warn">Outdated since {dayText(checkIn.outdatedAt, timeZone)}</span>
  )
}
