import { Alert, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { listBlocks, type BlockView } from '#contracts/http/block-routes.ts'
import { previewPlan, requestPlan, type WeekView } from '#contracts/http/plan-routes.ts'
import { call } from '../../api/call.ts'
import { messageOf } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { spanText } from '../../format/zoned-time.ts'
import { DAY_MS } from '#core/time/interval.ts'
import { Loading } from '../../ui/splash.tsx'
import { comparePlans, type PlanChange } from './compare-plans.ts'
import { differenceText, sentence } from './plan-words.ts'
import { SidePanel } from './side-panel.tsx'

type PreviewPanelProps = { readonly week: WeekView; readonly onClose: () => void }

/** As far as anybody plans. */
const horizonMs = 62 * DAY_MS
const movable: ReadonlySet<BlockView['state']> = new Set(['flexible', 'defended', 'pinned', 'running'])

/** The plan as it would be, against the plan as it is. Not kept: the next look asks again. */
const usePreview = (week: WeekView) =>
  useQuery({
    queryKey: ['week', 'preview', week.version?.id ?? ''],
    queryFn: async ({ signal }) => {
      const nowMs = Date.parse(week.now)
      const query = { from: week.now, to: new Date(nowMs + horizonMs).toISOString() }
      const [plan, blocks] = await Promise.all([
        call(previewPlan, {}, signal),
        call(listBlocks, { query }, signal),
      ])
      const ahead = blocks.items.filter(({ state, start }) => movable.has(state) && Date.parse(start) > nowMs)
      const then = plan.blocks.filter(({ start }) => Date.parse(start) > nowMs)
      return { plan, changes: comparePlans(ahead, then) }
    },
    gcTime: 0,
    retry: false,
  })

/** What if everything was planned again? What would change, before anything does. */
export function PreviewPanel({ week, onClose }: PreviewPanelProps): ReactElement {
  const { data, error } = usePreview(week)
  const apply = useAct(requestPlan, { topics: ['week'], done: 'Planning again…', onDone: onClose })
  return (
    <SidePanel title="What if everything was planned again?" closeLabel="Close the preview" onClose={onClose}>
      {data === undefined && error === null && <Loading what="the plan as it would be" />}
      {data === undefined && error !== null && (
        <Alert color="red" title="The preview could not be made">
          {messageOf(error)}
        </Alert>
      )}
      {data !== undefined && (
        <>
          <p className="panel__time">{sentence(differenceText(data.plan.difference))}.</p>
          <p className="panel__meaning">
            {data.changes.length === 0 ? 'The calendar would stay just as it is.' : 'Nothing is changed yet.'}
          </p>
          <fieldset className="panel__actions" aria-label="Actions">
            {data.changes.length > 0 && (
              <Button size="sm" loading={apply.isPending} onClick={() => apply.mutate({})}>
                Plan like this
              </Button>
            )}
            <Button size="sm" variant="default" onClick={onClose}>
              Leave it as it is
            </Button>
          </fieldset>
          <ul className="changes">
            {data.changes.map((change) => (
              <ChangeRow
                key={`${change.kind} ${change.title} ${JSON.stringify(change)}`}
                change={change}
                timeZone={week.timeZone}
              />
            ))}
          </ul>
        </>
      )}
    </SidePanel>
  )
}

const kinds = { moved: 'Moved', added: 'New', removed: 'Taken off' } as const

const ChangeRow = ({
  change,
  timeZone,
}: {
  readonly change: PlanChange
  readonly timeZone: string
}): ReactElement => (
  <li data-change={change.kind}>
    <span className="changes__kind">{kinds[change.kind]}</span>
    <strong>{change.title}</strong>
    {change.kind !== 'added' && <del>{spanText(change.from.start, change.from.end, timeZone)}</del>}
    {change.kind !== 'removed' && <ins>{spanText(change.to.start, change.to.end, timeZone)}</ins>}
  </li>
)
