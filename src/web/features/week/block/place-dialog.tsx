import { TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { faultsByField } from '../../../api/api-error.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Span } from '../grid/nudge.ts'
import { SpanFields, useTypedSpan } from './span-fields.tsx'
import { usePlaceNew, usePlaceTask } from '../grid/use-place.ts'

type PlaceDialogProps = {
  /** The task to place; null makes a new one. */
  readonly task: { readonly id: string; readonly title: string } | null
  readonly span: Span
  readonly onClose: () => void
}

/** A task at a time of one's choice: what dragging does with the mouse, and what a selected span asks for. */
export function PlaceDialog({ task, span: given, onClose }: PlaceDialogProps): ReactElement {
  const [title, setTitle] = useState('')
  const typed = useTypedSpan(given)
  const { span } = typed
  const placeNew = usePlaceNew(onClose)
  const placeTask = usePlaceTask(onClose)
  const act = task === null ? placeNew : placeTask
  const faults = faultsByField(act.error)
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
        <SpanFields typed={typed} faults={faults} isFirst={task !== null} />
      </Form>
    </Dialog>
  )
}
