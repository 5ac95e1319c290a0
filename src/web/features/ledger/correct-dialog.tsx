import { TextInput } from '@mantine/core'
import type { ReactElement } from 'react'
import { correctEntry, type LedgerLineView } from '#contracts/http/ledger-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { formatMinutes } from '../../format/duration.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { MinutesInput } from '../../ui/minutes-input.tsx'
import { useFields } from '../../ui/use-fields.ts'

type CorrectDialogProps = {
  readonly entry: LedgerLineView
  /** Minutes that it stands at, with its corrections. */
  readonly standing: number
  readonly onClose: () => void
}

/** What the minutes really were. The entry stays; another one with the difference is added. */
export function CorrectDialog({ entry, standing, onClose }: CorrectDialogProps): ReactElement {
  const { values, set } = useFields<{ minutes: number | null; note: string }>({ minutes: standing, note: '' })
  const correct = useAct(correctEntry, {
    topics: ['week'],
    done: `“${entry.what}” is corrected.`,
    showsFaults: true,
    onDone: onClose,
  })
  const faults = faultsByField(correct.error)
  return (
    <Dialog title={`Correct “${entry.what}”`} onClose={onClose}>
      <Form
        onSubmit={() =>
          correct.mutate({
            params: { id: entry.id },
            body: { minutes: values.minutes ?? 0, note: values.note },
          })
        }
        submit="Correct"
        isPending={correct.isPending}
        error={correct.error}
        shown={['minutes', 'note']}
        onCancel={onClose}
      >
        <MinutesInput
          label="It really took"
          description={`It stands at ${formatMinutes(standing)}. 0 takes it away.`}
          value={values.minutes}
          onChange={(minutes) => set('minutes', minutes)}
          step={5}
          error={faults['minutes']}
        />
        <TextInput
          label="Why"
          value={values.note}
          onChange={(event) => set('note', event.currentTarget.value)}
          error={faults['note']}
        />
      </Form>
    </Dialog>
  )
}
