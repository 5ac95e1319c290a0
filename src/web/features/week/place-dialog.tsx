import { NumberInput, TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { faultsByField } from '../../api/api-error.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { fieldOfInstant, instantOfField } from '../../format/zoned-time.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { TypedField } from '../../ui/typed-field.tsx'
import { minutesOf } from './block-words.ts'
import type { Span } from './nudge.ts'
import { spanFrom } from './span-from.ts'
import { usePlaceNew, usePlaceTask } from './use-place.ts'

type PlaceDialogProps = {
  /** The task to place; null makes a new one. */
  readonly task: { readonly id: string; readonly title: string } | null
  readonly span: Span
  readonly onClose: () => void
}

/** A task at a time of one's choice: what dragging does with the mouse, and what a selected span asks for. */
export function PlaceDialog({ task, span: given, onClose }: PlaceDialogProps): ReactElement {
  const { timeZone, settings } = useSignedIn().person
  const [title, setTitle] = useState('')
  const [from, setFrom] = useState(fieldOfInstant(given.start, timeZone))
  const [minutes, setMinutes] = useState<number | string>(minutesOf(given))
  const placeNew = usePlaceNew(onClose)
  const placeTask = usePlaceTask(onClose)
  const act = task === null ? placeNew : placeTask
  const faults = faultsByField(act.error)
  const start = instantOfField(from, timeZone)
  const span = spanFrom(start, minutes)
  const isReady = span !== null && (task !== null || title.trim() !== '')
  const submit = (): void => {
    if (span === null || !isReady) return
    if (task === null) placeNew.mutate({ title: title.trim(), ...span })
    else placeTask.mutate({ params: { id: task.id }, body: span })
  }
  return (
    <Dialog title={task === null ? 'New task at this time' : `Place “${task.title}”`} onClose={onClose}>
      <Form
        submit="Pin it there"
        isReady={isReady}
        isPending={act.isPending}
        error={act.error}
        shown={['title', 'start', 'end']}
        onSubmit={submit}
        onCancel={onClose}
      >
        {task === null && (
          <TextInput
            label="What"
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
            error={faults['title']}
            maxLength={200}
            autoComplete="off"
            data-autofocus
          />
        )}
        <TypedField
          kind="datetime-local"
          label="Start"
          description={`Wall time in ${timeZone}`}
          value={from}
          onChange={setFrom}
          error={start === null ? 'A day and a time, please' : faults['start']}
          data-autofocus={task !== null || undefined}
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
