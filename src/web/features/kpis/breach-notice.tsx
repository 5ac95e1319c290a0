import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { acceptRecovery } from '#contracts/http/kpi-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { dayText } from '../../format/zoned-time.ts'
import { Icon } from '../../ui/icon.tsx'
import { withUnit } from '../goals/key-result/key-result-words.ts'
import { recoveryText } from './kpi-words.ts'
import type { KpiView } from './kpi-types.ts'

/** A KPI has left its green corridor: since when, and the way back that is proposed. */
export function BreachNotice({ kpi }: { readonly kpi: KpiView }): ReactElement | null {
  const { timeZone } = useSignedIn().person
  const accept = useAct(acceptRecovery, {
    topics: ['goals', 'habits', 'week'],
    done: ({ title }) => `“${title}” is added. Its habit is planned next.`,
  })
  if (kpi.breach === null) return null
  const { since, status, recovery } = kpi.breach
  return (
    <div className="breach" data-status={status}>
      <Icon name="warning" />
      <div className="breach__text">
        <strong>Out of the green since {dayText(since, timeZone)}</strong>
        {recovery === null ? (
          <p>A way back is under way: a key result of an active objective follows this KPI.</p>
        ) : (
          <p>
            Proposed: “{recovery.objectiveTitle}”,{' '}
            {recoveryText(recovery, (value) => withUnit(value, kpi.unit))}.
          </p>
        )}
      </div>
      {recovery !== null && (
        <Button
          size="compact-sm"
          aria-label={`Accept the way back for ${kpi.title}`}
          loading={accept.isPending}
          onClick={() => accept.mutate({ params: { id: kpi.id } })}
        >
          Accept
        </Button>
      )}
    </div>
  )
}
