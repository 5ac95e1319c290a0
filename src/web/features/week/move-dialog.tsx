import { Button, Modal, NumberInput, TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { faultsByField } from '../../api/api-error.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { fieldOfInstant, instantOfField } from '../../format/zoned-time.ts'
import { FormFault } from '../../ui/form-fault.tsx'
import { minutesOf } from './block-words.ts'
import { Consequences } from './change-list.tsx'
import type { Span } from './nudge.ts'
import type { BlockDetail } from './block-detail.ts'
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
  const isReady = start !== null && Number(minutes) >= 5
  const span = isReady
    ? { start, end: new Date(Date.parse(start) + Number(minutes) * 60_000).toISOString() }
    : null
  const [seen, see] = useState<Span | null>(null)
  const isSeen = seen !== null && seen.start === span?.start && seen.end === span.end
  const submit = (): void => {
    if (span !== null) move.mutate({ block, ...span }, { onSuccess: onClose })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title="Move and pin there"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextInput
          label="Start"
          description={`Wall time in ${timeZone}`}
          type="datetime-local"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
          step={settings.gridMinutes * 60}
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
        <FormFault error={move.error} shown={['start', 'end']} />
        {isSeen && <Consequences whatIf={{ move: { blockId: block.id, ...seen } }} />}
        <Button type="submit" loading={move.isPending} disabled={!isReady}>
          Move
        </Button>
        <Button variant="default" disabled={!isReady || isSeen} onClick={() => see(span)}>
          What would change?
        </Button>
      </form>
    </Modal>
  )
}
