import { Alert, Drawer } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { createTask, deleteTask, updateTask, type TaskView } from '#contracts/http/task-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { openTasksQuery } from '../../api/queries.ts'
import { useAct } from '../../api/use-act.ts'
import { serverNow, useSignedIn } from '../../app/session-context.ts'
import { inReadersStyle } from '../../format/readers-style.ts'
import { ClashNotes } from '../../ui/clash-notes.tsx'
import { editedThing } from '../../ui/edited.ts'
import { RemoveButton } from '../../ui/remove-button.tsx'
import { Form } from '../../ui/form.tsx'
import { GoneNote } from '../../ui/gone-note.tsx'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { useSharedFields } from '../../ui/use-shared-fields.ts'
import type { WhatIf } from '../week/plan/use-preview.ts'
import { useWhatIf } from '../week/plan/use-what-if.tsx'
import { bodyOfNewTask, bodyOfTask, fieldsOfTask, type TaskFields } from './task-fields.ts'
import { TaskLimits } from './task-limits.tsx'
import { TaskWhat } from './task-what.tsx'
import { useTaskAct } from './use-task-act.ts'

type TaskDrawerProps = { readonly task: TaskView | null; readonly onClose: () => void }

/** All there is to say about a task. */
export function TaskDrawer({ task, onClose }: TaskDrawerProps): ReactElement {
  const nowMs = serverNow(useSignedIn())
  useFocusBack()
  const [isAsking, setAsking] = useState(false)
  return (
    <Drawer
      opened
      // Escape leaves the preview first.
      closeOnEscape={!isAsking}
      onClose={onClose}
      position="right"
      size="lg"
      title={task === null ? 'New task' : 'Edit task'}
      closeOnClickOutside={false}
      classNames={{ title: 'dialog__title' }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {task !== null && task.unplaced.length > 0 && (
        <Alert color="orange" title="Not everything has a place" mb="md">
          {task.unplaced.map(({ sentence }) => (
            <p key={sentence} className="task-why">
              {inReadersStyle(sentence, nowMs)}
            </p>
          ))}
        </Alert>
      )}
      <TaskForm task={task} onClose={onClose} onAsking={setAsking} />
    </Drawer>
  )
}

function useSaveTask(task: TaskView | null, onClose: () => void) {
  const { timeZone } = useSignedIn().person
  const options = { topics: ['tasks'] as const, showsFaults: true, onDone: onClose }
  const create = useAct(createTask, { ...options, done: ({ title }) => `“${title}” is planned next.` })
  const update = useTaskAct(updateTask, {
    showsFaults: true,
    onDone: onClose,
    done: ({ title }) => `“${title}” is saved.`,
  })
  const save = (fields: ReturnType<typeof fieldsOfTask>): void => {
    if (task !== null) return update.mutate({ params: { id: task.id }, body: bodyOfTask(fields, timeZone) })
    return create.mutate({ body: bodyOfNewTask(fields, timeZone) })
  }
  const { error, isPending } = task === null ? create : update
  return { save, error, isPending }
}

type TaskFormProps = TaskDrawerProps & { readonly onAsking: (isAsking: boolean) => void }

function TaskForm({ task, onClose, onAsking }: TaskFormProps): ReactElement {
  const { timeZone } = useSignedIn().person
  const remove = useTaskAct(deleteTask, { done: 'The task is dropped.', onDone: onClose })
  const { others, live, isMissing } = useLive(task)
  const edited = editedThing('task', live, isMissing, remove)
  const { save, error, isPending } = useSaveTask(edited.now, onClose)
  const fields = useSharedFields(fieldsOfTask(live, timeZone))
  const preview = useWhatIf(whatIfOf(edited.now, fields.values, timeZone), onAsking)
  const faults = faultsByField(error ?? preview.error)
  return (
    <Form
      onSubmit={() => save(fields.values)}
      submit={edited.submit}
      isPending={isPending}
      error={error}
      shown={Object.keys(fields.values)}
      onCancel={onClose}
      preview={preview}
      aside={
        <RemoveButton
          thing={edited.now?.status === 'open' ? edited.now : null}
          remove={remove}
          label="Drop"
          question="Drop it for good?"
        />
      }
    >
      {edited.isGone && <GoneNote what="task" />}
      <ClashNotes fields={fields} labels={labels} />
      <TaskWhat fields={fields} faults={faults} />
      <TaskLimits fields={fields} faults={faults} others={others} />
    </Form>
  )
}

const whatIfOf = (task: TaskView | null, fields: TaskFields, timeZone: string): WhatIf =>
  task === null
    ? { newTask: bodyOfNewTask(fields, timeZone) }
    : { changedTask: { id: task.id, fields: bodyOfTask(fields, timeZone) } }

/** The task as it is now. */
function useLive(task: TaskView | null) {
  const { data: open } = useQuery(openTasksQuery)
  const live = open?.find(({ id }) => id === task?.id)
  return {
    others: (open ?? []).filter(({ id }) => id !== task?.id),
    live: live ?? task,
    isMissing: open !== undefined && task?.status === 'open' && live === undefined,
  }
}

const labels = {
  title: 'Title',
  notes: 'Notes',
  minutes: 'Takes',
  minBlockMinutes: 'Shortest block',
  maxBlockMinutes: 'Longest block',
  hoursProfileId: 'Hours',
  notBefore: 'Not before',
  due: 'Due',
  hardDue: 'The due date is hard',
  priority: 'Priority',
  preferredFrom: 'Rather from',
  preferredTo: 'Rather until',
  maxMinutesPerDay: 'At most per day',
  afterTaskIds: 'Only after',
  objectiveId: 'Goal',
  keyResultId: 'Goal',
  colorId: 'Colour',
  visibility: 'Private',
}
