import { Button, Modal, NumberInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { confirmBlock } from '#contracts/http/block-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { formatMinutes } from '../../format/duration.ts'
import { FormFault } from '../../ui/form-fault.tsx'
import { minutesOf } from './block-words.ts'
import type { BlockDetail } from './block-detail.ts'

/** How much of it happened? */
export function PartlyDialog({
  block,
  onClose,
}: {
  readonly block: BlockDetail
  readonly onClose: () => void
}): ReactElement {
  const planned = minutesOf(block)
  const [minutes, setMinutes] = useState<number | string>(Math.round(planned / 2))
  const confirm = useAct(confirmBlock, {
    topics: ['week'],
    showsFaults: true,
    done: `“${block.title}” is recorded.`,
    onDone: onClose,
  })
  const faults = faultsByField(confirm.error)
  return (
    <Modal
      opened
      onClose={onClose}
      title="How much of it happened?"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          confirm.mutate({ params: { id: block.id }, body: { minutes: Number(minutes) } })
        }}
      >
        <NumberInput
          label="Minutes"
          description={`Planned were ${formatMinutes(planned)}. What is missing is planned again.`}
          value={minutes}
          onChange={setMinutes}
          min={1}
          step={5}
          allowDecimal={false}
          error={faults['minutes']}
          data-autofocus
        />
        <FormFault error={confirm.error} shown={['minutes']} />
        <Button type="submit" loading={confirm.isPending} disabled={Number(minutes) < 1}>
          Record
        </Button>
      </form>
    </Modal>
  )
}
