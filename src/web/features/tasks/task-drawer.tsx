import { Alert, Drawer } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { createTask, deleteTask, updateTask, type TaskView } from '#contracts/http/task-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { tasksQuery } from '../../api/queries.ts'
import { useAct } from '../../api/use-act.ts'
import { serverNow, useSignedIn } from '../../app/session-context.ts'
import { inReadersStyle } from '../../format/readers-style.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Form } from '../../ui/form.tsx'
import { useSharedFields } from '../../ui/use-shared-fields.ts'
import { bodyOfNewTask, bodyOfTask, fieldsOfTask } from './task-fields.ts'
import { TaskLimits } from './task-limits.tsx'
import { TaskWhat } from './task-what.tsx'
import { useTaskAct } from './use-task-act.ts'
import { useWhatIf } from './use-what-if.tsx'

type TaskDrawerProps = { readonly task: TaskView | null; readonly onClose: () => void }

/** All there is to say about a task. */
export function TaskDrawer({ task, onClose }: TaskDrawerProps): ReactElement {
  const nowMs = serverNow(useSignedIn())
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
  const { save, error, isPending } = useSaveTask(task, onClose)
  const remove = useTaskAct(deleteTask, { done: 'The task is dropped.', onDone: onClose })
  const { data: others = [] } = useQuery(tasksQuery('open'))
  const live = others.find(({ id }) => id === task?.id) ?? task
  const fields = useSharedFields(fieldsOfTask(live, timeZone))
  const preview = useWhatIf(task, fields.values, onAsking)
  const faults = faultsByField(error)
  return (
    <Form
      onSubmit={() => save(fields.values)}
      submit={preview.isShown ? 'Apply' : task === null ? 'Add task' : 'Save'}
      isPending={isPending}
      error={error}
      shown={Object.keys(fields.values)}
      onCancel={preview.isShown ? preview.onToggle : onClose}
      preview={preview}
      aside={
        task !== null &&
        task.status === 'open' && (
          <ConfirmButton
            label="Drop"
            question="Drop it for good?"
            isPending={remove.isPending}
            onConfirm={() => remove.mutate({ params: { id: task.id } })}
          />
        )
      }
    >
      <TaskWhat fields={fields} faults={faults} />
      <TaskLimits fields={fields} faults={faults} others={others.filter(({ id }) => id !== task?.id)} />
    </Form>
  )
}
