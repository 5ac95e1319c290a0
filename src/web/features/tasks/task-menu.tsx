import { ActionIcon, Menu } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import {
  scheduleTask,
  snoozeTask,
  startTask,
  stopTask,
  unscheduleTask,
} from '#contracts/http/task-action-routes.ts'
import { deleteTask, type TaskView } from '#contracts/http/task-routes.ts'
import { Icon } from '../../ui/icon.tsx'
import { snoozes } from './snoozes.ts'
import { TaskDialog, type TaskDialogKind } from './task-dialogs.tsx'
import { useTaskAct } from './use-task-act.ts'

/** Everything else that can be done with an open task. */
export function TaskMenu({ task }: { readonly task: TaskView }): ReactElement {
  const [dialog, setDialog] = useState<TaskDialogKind | null>(null)
  return (
    <>
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`More for ${task.title}`} title="More">
            <Icon name="more" size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <TimerItems task={task} onOpen={setDialog} />
          {task.source === 'person' && <SnoozeItems task={task} />}
          <PlanItems task={task} onOpen={setDialog} />
        </Menu.Dropdown>
      </Menu>
      {dialog !== null && <TaskDialog kind={dialog} task={task} onClose={() => setDialog(null)} />}
    </>
  )
}

type ItemsProps = { readonly task: TaskView; readonly onOpen: (kind: TaskDialogKind) => void }

function TimerItems({ task, onOpen }: ItemsProps): ReactElement {
  const start = useTaskAct(startTask, { done: `“${task.title}” is running.` })
  const stop = useTaskAct(stopTask, { done: `“${task.title}” is stopped, and its minutes are recorded.` })
  const params = { id: task.id }
  return (
    <>
      {task.isRunning ? (
        <Menu.Item leftSection={<Icon name="stop" size={14} />} onClick={() => stop.mutate({ params })}>
          Stop
        </Menu.Item>
      ) : (
        <Menu.Item leftSection={<Icon name="play" size={14} />} onClick={() => start.mutate({ params })}>
          Start now
        </Menu.Item>
      )}
      <Menu.Item onClick={() => onOpen('log')}>Log work…</Menu.Item>
      {task.source === 'person' && <Menu.Item onClick={() => onOpen('add-time')}>Add time…</Menu.Item>}
    </>
  )
}

function SnoozeItems({ task }: { readonly task: TaskView }): ReactElement {
  const snooze = useTaskAct(snoozeTask, { done: `“${task.title}” is snoozed.` })
  return (
    <>
      <Menu.Divider />
      <Menu.Label>Snooze</Menu.Label>
      {snoozes.map(({ span, label }) => (
        <Menu.Item
          key={span}
          leftSection={<Icon name="clock" size={14} />}
          onClick={() => snooze.mutate({ params: { id: task.id }, body: { for: span } })}
        >
          {label}
        </Menu.Item>
      ))}
    </>
  )
}

function PlanItems({ task, onOpen }: ItemsProps): ReactElement {
  const unschedule = useTaskAct(unscheduleTask, { done: `“${task.title}” is off the calendar.` })
  const schedule = useTaskAct(scheduleTask, { done: `“${task.title}” is planned again.` })
  const drop = useTaskAct(deleteTask, { done: `“${task.title}” is dropped.` })
  const params = { id: task.id }
  const isOwn = task.source === 'person'
  return (
    <>
      <Menu.Divider />
      {isOwn && task.minutes > 1 && <Menu.Item onClick={() => onOpen('split')}>Split…</Menu.Item>}
      {isOwn && <Menu.Item onClick={() => onOpen('repeat')}>Repeat…</Menu.Item>}
      {task.isUnscheduled ? (
        <Menu.Item onClick={() => schedule.mutate({ params })}>Plan again</Menu.Item>
      ) : (
        <Menu.Item onClick={() => unschedule.mutate({ params })}>Take off the calendar</Menu.Item>
      )}
      <Menu.Item color="red" onClick={() => drop.mutate({ params })}>
        Drop
      </Menu.Item>
    </>
  )
}
