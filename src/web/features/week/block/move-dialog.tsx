import type { ReactElement } from 'react'
import { faultsByField } from '../../../api/api-error.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Form } from '../../../ui/form.tsx'
import { useWhatIf } from '../plan/use-what-if.tsx'
import type { BlockDetail } from './block-detail.ts'
import { SpanFields, useTypedSpan } from './span-fields.tsx'
import { useMoveBlock } from '../grid/use-move-block.ts'

/** Moving by keyboard: what dragging does with the mouse. */
export function MoveDialog({
  block,
  onClose,
}: {
  readonly block: BlockDetail
  readonly onClose: () => void
}): ReactElement {
  const typed = useTypedSpan(block)
  const { span } = typed
  const move = useMoveBlock()
  const preview = useWhatIf(
    span === null ? {} : { move: { blockId: block.id, start: span.start, end: span.end } },
  )
  const faults = faultsByField(move.error ?? preview.error)
  return (
    <Dialog title="Move and pin there" onClose={onClose} isHeld={preview.isShown}>
      <Form
        submit="Move"
        isReady={span !== null}
        isPending={move.isPending}
        error={move.error}
        shown={['start', 'end']}
        onSubmit={() => span !== null && move.mutate({ block, ...span }, { onSuccess: onClose })}
        onCancel={onClose}
        preview={preview}
      >
        <SpanFields typed={typed} faults={faults} isFirst />
      </Form>
    </Dialog>
  )
}
