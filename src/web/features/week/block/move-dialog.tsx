import { useState, type ReactElement } from 'react'
import { faultsByField } from '../../../api/api-error.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Form } from '../../../ui/form.tsx'
import { Consequences } from '../plan/change-list.tsx'
import type { BlockDetail } from './block-detail.ts'
import type { Span } from '../grid/nudge.ts'
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
  const faults = faultsByField(move.error)
  const [seen, see] = useState<Span | null>(null)
  const isSeen = seen !== null && seen.start === span?.start && seen.end === span.end
  return (
    <Dialog title="Move and pin there" onClose={onClose}>
      <Form
        submit="Move"
        isReady={span !== null}
        isPending={move.isPending}
        error={move.error}
        shown={['start', 'end']}
        onSubmit={() => span !== null && move.mutate({ block, ...span }, { onSuccess: onClose })}
        onCancel={onClose}
        preview={{
          isShown: isSeen,
          onToggle: () => see(isSeen ? null : span),
          children: seen !== null && <Consequences whatIf={{ move: { blockId: block.id, ...seen } }} />,
        }}
      >
        <SpanFields typed={typed} faults={faults} isFirst />
      </Form>
    </Dialog>
  )
}
