import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { acceptRecovery, declineRecovery } from '#contracts/http/kpi-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { dayText } from '../../format/zoned-time.ts'
import { Icon } from '../../ui/icon.tsx'
import { wayBackText } from './kpi-words.ts'
import type { KpiView } from './kpi-types.ts'

/** A KPI has left its green corridor: since when, and the way back that is proposed. */
export function BreachNotice({ kpi }: { readonly kpi: KpiView }): ReactElement | null {
  const { timeZone } = useSignedIn().person
  if (kpi.breach === null) return null
  const { since, status, recovery } = kpi.breach
  return (
    <div className="breach" data-status={status}>
      <Icon name="warning" />
      <div className="breach__text">
        <strong>Out of the green since {dayText(since, timeZone)}</strong>
        <p>{wayBackText(kpi.breach, kpi.unit)}</p>
      </div>
      {recovery !== null && <Answers kpi={kpi} />}
    </div>
  )
}

function Answers({ kpi: { id, title } }: { readonly kpi: KpiView }): ReactElement {
  const accept = useAct(acceptRecovery, {
    topics: ['goals', 'habits', 'week'],
    done: (objective) => `“${objective.title}” is added. Its habit is planned next.`,
  })
  const decline = useAct(declineRecovery, {
    topics: ['goals'],
    done: () => 'Declined. It is proposed again only after the KPI was green.',
  })
  const isPending = accept.isPending || decline.isPending
  return (
    <div className="breach__answers">
      <Button
        size="compact-sm"
        aria-label={`Accept the way back for ${title}`}
        loading={accept.isPending}
        disabled={isPending}
        onClick={() => accept.mutate({ params: { id } })}
      >
        Accept
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        aria-label={`Decline the way back for ${title}`}
        disabled={isPending}
        onClick={() => decline.mutate({ params: { id } })}
      >
        Decline
      </Button>
    </div>
  )
}
