import { Alert, Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { requestPlan } from '#contracts/http/plan-routes.ts'
import { messageOf } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { Loading } from '../../ui/splash.tsx'
import { ChangeList } from './change-list.tsx'
import { differenceText, sentence } from './plan-words.ts'
import { SidePanel } from './side-panel.tsx'
import { usePreview } from './use-preview.ts'

type PreviewPanelProps = { readonly onClose: () => void }

/** What if everything was planned again? What would change, before anything does. */
export function PreviewPanel({ onClose }: PreviewPanelProps): ReactElement {
  const { data, error } = usePreview({})
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
          <ChangeList changes={data.changes} />
        </>
      )}
    </SidePanel>
  )
}
