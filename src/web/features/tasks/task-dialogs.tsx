import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import {
  addTaskTime,
  endTaskRepeat,
  logTaskWork,
  repeatTask,
  splitTask,
} from '#contracts/http/task-action-routes.ts'
import type { TaskView } from '#contracts/http/task-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { formatMinutes } from '../../format/duration.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { MinutesInput } from '../../ui/minutes-input.tsx'
import { splitMinutes } from './split-minutes.ts'
import { useTaskAct } from './use-task-act.ts'

export type TaskDialogKind = 'split' | 'log' | 'add-time' | 'repeat'

type PartProps = { readonly task: TaskView; readonly onClose: () => void }
type TaskDialogProps = PartProps & { readonly kind: TaskDialogKind }

const titles: Readonly<Record<TaskDialogKind, string>> = {
  split: 'Split',
  log: 'Log work',
  'add-time': 'Add time',
  repeat: 'Repeat',
}

/** What asks for a word more before it is done. */
export const TaskDialog = ({ kind, task, onClose }: TaskDialogProps): ReactElement => {
  const Part = forms[kind]
  return (
    <Dialog title={`${titles[kind]}: ${task.title}`} onClose={onClose} size="sm">
      <Part task={task} onClose={onClose} />
    </Dialog>
  )
}

function SplitForm({ task, onClose }: PartProps): ReactElement {
  const [parts, setParts] = useState(2)
  const most = Math.min(20, task.minutes)
  const minutes = splitMinutes(task.minutes, Math.min(Math.max(2, parts), most))
  const split = useTaskAct(splitTask, {
    done: `“${task.title}” is split into ${minutes.length} parts.`,
    showsFaults: true,
    onDone: onClose,
  })
  return (
    <Form
      submit={`Split into ${minutes.length}`}
      onSubmit={() =>
        split.mutate({ params: { id: task.id }, body: { parts: minutes.map((one) => ({ minutes: one })) } })
      }
      isPending={split.isPending}
      error={split.error}
      shown={[]}
      onCancel={onClose}
    >
      <NumberInput
        label="Parts"
        data-autofocus
        description={`One after the other: ${minutes.map((one) => formatMinutes(one)).join(', ')}. Each keeps the goal and the due date.`}
        min={2}
        max={most}
        value={parts}
        onChange={(typed) => setParts(Number(typed) || 2)}
      />
    </Form>
  )
}

function LogForm({ task, onClose }: PartProps): ReactElement {
  const [minutes, setMinutes] = useState<number | null>(30)
  const log = useTaskAct(logTaskWork, {
    done: `${formatMinutes(minutes ?? 0)} are recorded on “${task.title}”.`,
    showsFaults: true,
    onDone: onClose,
  })
  return (
    <Form
      submit="Log work"
      onSubmit={() => log.mutate({ params: { id: task.id }, body: { minutes: minutes ?? 0 } })}
      isPending={log.isPending}
      error={log.error}
      shown={['minutes']}
      onCancel={onClose}
    >
      <MinutesInput
        label="Worked just now"
        data-autofocus
        value={minutes}
        onChange={setMinutes}
        error={faultsByField(log.error)['minutes']}
      />
    </Form>
  )
}

function AddTimeForm({ task, onClose }: PartProps): ReactElement {
  const [minutes, setMinutes] = useState<number | null>(30)
  const add = useTaskAct(addTaskTime, {
    done: `“${task.title}” takes ${formatMinutes(minutes ?? 0)} longer.`,
    showsFaults: true,
    onDone: onClose,
  })
  return (
    <Form
      submit="Add time"
      onSubmit={() => add.mutate({ params: { id: task.id }, body: { minutes: minutes ?? 0 } })}
      isPending={add.isPending}
      error={add.error}
      shown={['minutes']}
      onCancel={onClose}
    >
      <MinutesInput
        label="It takes longer by"
        data-autofocus
        value={minutes}
        onChange={setMinutes}
        error={faultsByField(add.error)['minutes']}
      />
    </Form>
  )
}

const rules = [
  { value: 'FREQ=DAILY', label: 'Every day' },
  { value: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', label: 'Every weekday' },
  { value: 'FREQ=WEEKLY', label: 'Every week' },
  { value: 'FREQ=WEEKLY;INTERVAL=2', label: 'Every two weeks' },
  { value: 'FREQ=MONTHLY', label: 'Every month' },
  { value: 'FREQ=MONTHLY;BYMONTHDAY=-1', label: 'On the last day of each month' },
  { value: 'FREQ=MONTHLY;BYDAY=1MO', label: 'On the first Monday of each month' },
  { value: 'FREQ=MONTHLY;BYDAY=-1FR', label: 'On the last Friday of each month' },
  { value: 'FREQ=YEARLY', label: 'Every year' },
] as const

function RepeatForm({ task, onClose }: PartProps): ReactElement {
  const [rule, setRule] = useState(task.repeat?.rule ?? 'FREQ=WEEKLY')
  const repeat = useTaskAct(repeatTask, {
    done: (changed) => `“${task.title}” comes again ${changed.repeat?.words ?? ''}.`,
    showsFaults: true,
    onDone: onClose,
  })
  const end = useTaskAct(endTaskRepeat, { done: `“${task.title}” comes no more.`, onDone: onClose })
  const params = { id: task.id }
  const isListed = rules.some(({ value }) => value === rule)
  return (
    <Form
      submit="Save"
      onSubmit={() => repeat.mutate({ params, body: { rule } })}
      isPending={repeat.isPending}
      error={repeat.error}
      shown={['rule']}
      onCancel={onClose}
      aside={
        task.repeat !== null &&
        !task.repeat.hasEnded && (
          <ConfirmButton
            label="Repeat no more"
            question="End it?"
            isPending={end.isPending}
            onConfirm={() => end.mutate({ params })}
          />
        )
      }
    >
      <NativeSelect
        label="Comes again"
        data-autofocus
        description="The next one is made when this one is done, or when its time has come."
        data={[...rules, { value: 'own', label: 'By a rule of its own' }]}
        value={isListed ? rule : 'own'}
        onChange={(event) =>
          setRule(event.currentTarget.value === 'own' ? 'FREQ=WEEKLY;BYDAY=' : event.currentTarget.value)
        }
      />
      {!isListed && (
        <TextInput
          label="Rule"
          description="As in calendars: FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20261231, or FREQ=MONTHLY;BYDAY=2TU"
          value={rule}
          onChange={(event) => setRule(event.currentTarget.value)}
          error={faultsByField(repeat.error)['rule']}
        />
      )}
    </Form>
  )
}

const forms = { split: SplitForm, log: LogForm, 'add-time': AddTimeForm, repeat: RepeatForm } as const
