import { ActionIcon, Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { useSignedIn } from '../../app/session-context.ts'
import { formatNumber, plural } from '../../format/duration.ts'
import { dayText } from '../../format/zoned-time.ts'
import { Icon } from '../../ui/icon.tsx'
import { unitSuffix } from '../goals/key-result/key-result-words.ts'
import { BreachNotice } from './breach-notice.tsx'
import { corridorText, statusLabel, trendText } from './kpi-words.ts'
import { Sparkline } from './sparkline.tsx'
import type { KpiView } from './kpi-types.ts'

export type KpiDialog = 'edit' | 'reading' | 'csv' | 'webhook'
type KpiCardProps = { readonly kpi: KpiView; readonly onOpen: (what: KpiDialog) => void }

/** Where a number stands, where it is heading, and whether somebody should look at it. */
export function KpiCard({ kpi, onOpen }: KpiCardProps): ReactElement {
  const { title, latest, trend, unit } = kpi
  const webhook = kpi.takesWebhook ? 'Webhook on' : 'Webhook…'
  return (
    <article className="card kpi" id={`kpi-${kpi.id}`}>
      <header className="kpi__head">
        <h2>{title}</h2>
        {latest !== null && (
          <span className="kpi__status" data-status={latest.status}>
            {statusLabel[latest.status]}
          </span>
        )}
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Edit ${title}`}
          title="Edit"
          onClick={() => onOpen('edit')}
        >
          <Icon name="edit" size={16} />
        </ActionIcon>
      </header>
      <div className="kpi__now">
        <div>
          <p className="kpi__value">
            {latest === null ? '–' : formatNumber(latest.value)}
            {latest !== null && <small>{unitSuffix(unit)}</small>}
          </p>
          <p className="kpi__trend" data-meaning={trend?.meaning ?? 'neutral'}>
            {trend === null
              ? latest === null
                ? 'No reading yet'
                : 'Too few readings for a trend'
              : trendText(trend)}
          </p>
        </div>
        <Sparkline kpi={kpi} />
      </div>
      <p className="kpi__corridor">{corridorText(kpi)}</p>
      <BreachNotice kpi={kpi} />
      <footer className="kpi__foot">
        <DueReading kpi={kpi} />
        <span className="kpi__actions">
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-label={`Import readings of ${title}`}
            onClick={() => onOpen('csv')}
          >
            Import…
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-label={`${webhook}: ${title}`}
            onClick={() => onOpen('webhook')}
          >
            {webhook}
          </Button>
          <Button
            size="compact-sm"
            variant={kpi.isDue ? 'light' : 'default'}
            aria-label={`Add a reading of ${title}`}
            onClick={() => onOpen('reading')}
          >
            Add a reading
          </Button>
        </span>
      </footer>
    </article>
  )
}

function DueReading({ kpi: { isDue, dueAt, keyResultIds } }: { readonly kpi: KpiView }): ReactElement {
  const { timeZone } = useSignedIn().person
  const day = dayText(dueAt, timeZone)
  return (
    <span className="kpi__due">
      {isDue ? <span className="chip chip--warn">Reading due since {day}</span> : `Next reading ${day}`}
      {keyResultIds.length > 0 &&
        ` · ${plural(keyResultIds.length, 'key result')} follow${keyResultIds.length === 1 ? 's' : ''} it`}
    </span>
  )
}
