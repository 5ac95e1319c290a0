import { Alert, Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { requestPlan } from '#contracts/http/plan-routes.ts'
import { messageOf } from '../../../api/api-error.ts'
import { useAct } from '../../../api/use-act.ts'
import { useSignedIn } from '../../../app/session-context.ts'
import { spanText } from '../../../format/zoned-time.ts'
import { Loading } from '../../../ui/splash.tsx'
import { Differences } from './change-list.tsx'
import { differenceText, sentence } from './plan-words.ts'
import { SidePanel } from '../side-panel.tsx'
import { useMoveBlock, type Move } from '../grid/use-move-block.ts'
import { usePreview, type Preview, type WhatIf } from './use-preview.ts'

type DoorProps = { readonly onClose: () => void }

/** What if everything was planned again? What would change, before anything does. */
export function PreviewPanel({ onClose }: DoorProps): ReactElement {
  const apply = useAct(requestPlan, { topics: ['week'], done: 'Planning again…', onDone: onClose })
  return (
    <WhatIfPanel
      title="What if everything was planned again?"
      whatIf={{}}
      doIt={{ label: 'Plan like this', isPending: apply.isPending, run: () => apply.mutate({}) }}
      onClose={onClose}
    />
  )
}

/** What if a block was moved there? */
export function MovePreview({ move, onClose }: DoorProps & { readonly move: Move }): ReactElement {
  const { timeZone } = useSignedIn().person
  const { mutate, isPending } = useMoveBlock()
  const { block, start, end } = move
  return (
    <WhatIfPanel
      title={`What if “${block.title}” was at ${spanText(start, end, timeZone)}?`}
      whatIf={{ move: { blockId: block.id, start, end } }}
      doIt={{
        label: 'Move it there',
        isPending,
        run: () => mutate(move, { onSuccess: onClose }),
        isAlways: true,
      }}
      onClose={onClose}
    />
  )
}

type WhatIfPanelProps = DoorProps & {
  readonly title: string
  readonly whatIf: WhatIf
  readonly doIt: {
    readonly label: string
    readonly isPending: boolean
    readonly run: () => void
    /** Even where nothing else would change. */
    readonly isAlways?: boolean
  }
}

function WhatIfPanel({ title, whatIf, doIt, onClose }: WhatIfPanelProps): ReactElement {
  const { data, error } = usePreview(whatIf)
  return (
    <SidePanel title={title} closeLabel="Close the preview" onClose={onClose}>
      {data === undefined && error === null && <Loading what="the plan as it would be" />}
      {data === undefined && error !== null && (
        <Alert color="red" role="alert" title="The preview could not be made">
          {messageOf(error)}
        </Alert>
      )}
      {data !== undefined && <Answer preview={data} doIt={doIt} onClose={onClose} />}
    </SidePanel>
  )
}

type AnswerProps = Pick<WhatIfPanelProps, 'doIt' | 'onClose'> & { readonly preview: Preview }

function Answer({ preview, doIt, onClose }: AnswerProps): ReactElement {
  const isIdle = preview.changes.length === 0
  return (
    <>
      <output className="panel__time">{sentence(differenceText(preview.plan.difference))}.</output>
      <p className="panel__meaning">
        {isIdle ? 'The calendar would stay just as it is.' : 'Nothing is changed yet.'}
      </p>
      <fieldset className="panel__actions" aria-label="Actions">
        {(doIt.isAlways === true || !isIdle) && (
          <Button size="sm" data-autofocus loading={doIt.isPending} onClick={doIt.run}>
            {doIt.label}
          </Button>
        )}
        <Button size="sm" variant="default" onClick={onClose}>
          Leave it as it is
        </Button>
      </fieldset>
      {!isIdle && <Differences preview={preview} />}
    </>
  )
}
