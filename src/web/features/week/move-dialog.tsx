import { NumberInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { faultsByField } from '../../api/api-error.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { fieldOfInstant, instantOfField } from '../../format/zoned-time.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { TypedField } from '../../ui/typed-field.tsx'
import { minutesOf } from './block-words.ts'
import { Consequences } from './change-list.tsx'
import type { BlockDetail } from './block-detail.ts'
import type { Span } from './nudge.ts'
import { spanFrom } from './span-from.ts'
import { useMoveBlock } from './use-move-block.ts'

/** Moving by keyboard: what dragging does with the mouse. */
export function MoveDialog({
  block,
  onClose,
}: {
  readonly block: BlockDetail
  readonly onClose: () => void
}): ReactElement {
  const { timeZone, settings } = useSignedIn().person
  const [from, setFrom] = useState(fieldOfInstant(block.start, timeZone))
  const [minutes, setMinutes] = useState<number | string>(minutesOf(block))
  const move = useMoveBlock()
  const faults = faultsByField(move.error)
  const start = instantOfField(from, timeZone)
  const span = spanFrom(start, minutes)
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
        <TypedField
          kind="datetime-local"
          label="Start"
          description={`Wall time in ${timeZone}`}
          value={from}
          onChange={setFrom}
          error={start === null ? 'A day and a time, please' : faults['start']}
          data-autofocus
        />
        <NumberInput
          label="Minutes"
          value={minutes}
          onChange={setMinutes}
          min={5}
          max={1440}
          step={settings.gridMinutes}
          allowDecimal={false}
          error={faults['end']}
        />
      </Form>
    </Dialog>
  )
}
