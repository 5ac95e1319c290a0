import { NumberInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { confirmBlock } from '#contracts/http/block-routes.ts'
import { faultsByField } from '../../../api/api-error.ts'
import { useAct } from '../../../api/use-act.ts'
import { formatMinutes } from '../../../format/duration.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Form } from '../../../ui/form.tsx'
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
    <Dialog title="How much of it happened?" onClose={onClose}>
      <Form
        submit="Record"
        isReady={Number(minutes) >= 1}
        isPending={confirm.isPending}
        error={confirm.error}
        shown={['minutes']}
        onSubmit={() => confirm.mutate({ params: { id: block.id }, body: { minutes: Number(minutes) } })}
        onCancel={onClose}
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
      </Form>
    </Dialog>
  )
}
