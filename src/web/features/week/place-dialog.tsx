import { Button, NumberInput, TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { faultsByField } from '../../api/api-error.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { fieldOfInstant, instantOfField } from '../../format/zoned-time.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormFault } from '../../ui/form-fault.tsx'
import { minutesOf } from './block-words.ts'
import type { Span } from './nudge.ts'
import { usePlaceNew, usePlaceTask } from './use-place.ts'

type PlaceDialogProps = {
  /** The task to place; null makes a new one. */
  readonly task: { readonly id: string; readonly title: string } | null
  readonly span: Span
  readonly onClose: () => void
}

/** A task at a time of one's choice: what dragging does with the mouse, and what a selected span asks for. */
export function PlaceDialog({ task, span, onClose }: PlaceDialogProps): ReactElement {
  const { timeZone, settings } = useSignedIn().person
  const [title, setTitle] = useState('')
  const [from, setFrom] = useState(fieldOfInstant(span.start, timeZone))
  const [minutes, setMinutes] = useState<number | string>(minutesOf(span))
  const placeNew = usePlaceNew(onClose)
  const placeTask = usePlaceTask(onClose)
  const act = task === null ? placeNew : placeTask
  const faults = faultsByField(act.error)
  const start = instantOfField(from, timeZone)
  const isReady = start !== null && Number(minutes) >= 5 && (task !== null || title.trim() !== '')
  const submit = (): void => {
    if (start === null || !isReady) return
    const end = new Date(Date.parse(start) + Number(minutes) * 60_000).toISOString()
    if (task === null) placeNew.mutate({ title: title.trim(), start, end })
    else placeTask.mutate({ params: { id: task.id }, body: { start, end } })
  }
  return (
    <Dialog title={task === null ? 'New task at this time' : `Place “${task.title}”`} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
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
        <TextInput
          label="Start"
          description={`Wall time in ${timeZone}`}
          type="datetime-local"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
          step={settings.gridMinutes * 60}
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
        <FormFault error={act.error} shown={['title', 'start', 'end']} />
        <Button type="submit" loading={act.isPending} disabled={!isReady}>
          Pin it there
        </Button>
      </form>
    </Dialog>
  )
}
