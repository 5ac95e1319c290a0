import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useState, type ReactElement } from 'react'
import { messageOf } from '../../api/api-error.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Page } from '../../ui/page.tsx'
import { Loading } from '../../ui/splash.tsx'
import { GoalTabs } from '../goals/goal-tabs.tsx'
import { KpiCard, type KpiDialog as What } from './kpi-card.tsx'
import { kpisQuery } from './kpi-queries.ts'
import './kpis.css'
import type { KpiView } from './kpi-types.ts'
import { part } from '../../ui/part.tsx'

const KpiDialog = part(async () => (await import('./kpi-dialog.tsx')).KpiDialog)
const ReadingDialog = part(async () => (await import('./reading-dialog.tsx')).ReadingDialog)
const CsvDialog = part(async () => (await import('./csv-dialog.tsx')).CsvDialog)
const WebhookDialog = part(async () => (await import('./webhook-dialog.tsx')).WebhookDialog)

type Open = { readonly what: What; readonly id: string } | { readonly what: 'new' } | null

/** Numbers to keep healthy, as against key results, which are to change something. */
export function KpisView(): ReactElement {
  const { data: kpis, error, refetch } = useQuery(kpisQuery)
  const [open, setOpen] = useState<Open>(null)
  const add = (): void => setOpen({ what: 'new' })
  return (
    <Page
      title="Goals"
      lead="Numbers that are to stay well"
      actions={
        <Button leftSection={<Icon name="plus" size={16} />} onClick={add}>
          KPI
        </Button>
      }
    >
      <GoalTabs />
      {error !== null && kpis === undefined && (
        <Failure
          title="The KPIs could not be loaded"
          text={messageOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {kpis === undefined && error === null && <Loading what="the KPIs" />}
      {kpis?.length === 0 && <NoKpis onAdd={add} />}
      {kpis !== undefined && kpis.length > 0 && (
        <div className="kpis">
          {kpis.map((kpi) => (
            <KpiCard key={kpi.id} kpi={kpi} onOpen={(what) => setOpen({ what, id: kpi.id })} />
          ))}
        </div>
      )}
      <Suspense fallback={null}>
        <Dialogs open={open} kpis={kpis ?? []} onClose={() => setOpen(null)} />
      </Suspense>
    </Page>
  )
}

const NoKpis = ({ onAdd }: { readonly onAdd: () => void }): ReactElement => (
  <Empty
    icon="up"
    title="Which numbers must stay healthy?"
    text="A KPI has a green corridor. Readings come by hand, from a table or from a webhook; when it leaves the green, a way back is proposed, and the hours for it are planned."
  >
    <Button onClick={onAdd}>Add the first KPI</Button>
  </Empty>
)

type DialogsProps = {
  readonly open: Open
  readonly kpis: readonly KpiView[]
  readonly onClose: () => void
}

function Dialogs({ open, kpis, onClose }: DialogsProps): ReactElement | null {
  if (open === null) return null
  if (open.what === 'new') return <KpiDialog kpi={null} onClose={onClose} />
  const kpi = kpis.find(({ id }) => id === open.id)
  if (kpi === undefined) return null
  switch (open.what) {
    case 'edit':
      return <KpiDialog kpi={kpi} onClose={onClose} />
    case 'reading':
      return <ReadingDialog kpi={kpi} onClose={onClose} />
    case 'csv':
      return <CsvDialog kpi={kpi} onClose={onClose} />
    case 'webhook':
      return <WebhookDialog kpi={kpi} onClose={onClose} />
  }
}
