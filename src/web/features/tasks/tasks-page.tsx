import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState, type ReactElement } from 'react'
import type { TaskView } from '#contracts/http/task-routes.ts'
import { messageOf } from '../../api/api-error.ts'
import { tasksQuery, type TaskStatus } from '../../api/queries.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Loading } from '../../ui/splash.tsx'
import { QuickAdd } from './quick-add.tsx'
import { taskGroups } from './task-groups.ts'
import { TaskRow } from './task-row.tsx'
import './tasks.css'

const TaskDrawer = lazy(async () => ({ default: (await import('./task-drawer.tsx')).TaskDrawer }))

const statuses = [
  { value: 'open', label: 'Open' },
  { value: 'done', label: 'Done' },
  { value: 'dropped', label: 'Dropped' },
]

export function TasksPage(): ReactElement {
  const [status, setStatus] = useState<TaskStatus>('open')
  const [edited, setEdited] = useState<TaskView | 'new' | null>(null)
  return (
    <Page
      title="Tasks"
      lead="Work that is planned into your free time until it is done."
      actions={
        <>
          <SegmentedControl
            size="xs"
            data={statuses}
            value={status}
            onChange={(value) => setStatus(value as TaskStatus)}
            aria-label="Which tasks"
          />
          <Button size="xs" variant="default" onClick={() => setEdited('new')}>
            New task…
          </Button>
        </>
      }
    >
      {status === 'open' && <QuickAdd />}
      <TaskList status={status} onEdit={setEdited} />
      <Suspense fallback={null}>
        {edited !== null && (
          <TaskDrawer task={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
        )}
      </Suspense>
    </Page>
  )
}

type TaskListProps = { readonly status: TaskStatus; readonly onEdit: (task: TaskView) => void }

function TaskList({ status, onEdit }: TaskListProps): ReactElement {
  const { data: tasks, error, refetch } = useQuery(tasksQuery(status))
  if (tasks === undefined) {
    return error === null ? (
      <Loading what="your tasks" />
    ) : (
      <Failure title="The tasks could not be loaded" text={messageOf(error)} onRetry={() => void refetch()} />
    )
  }
  if (tasks.length === 0) return <NoTasks status={status} />
  if (status !== 'open') return <TaskGroupList title="" tasks={tasks} onEdit={onEdit} all={tasks} />
  return (
    <>
      {taskGroups(tasks).map(({ key, title, tasks: group }) => (
        <TaskGroupList key={key} title={title} tasks={group} onEdit={onEdit} all={tasks} />
      ))}
    </>
  )
}

type TaskGroupListProps = {
  readonly title: string
  readonly tasks: readonly TaskView[]
  readonly all: readonly TaskView[]
  readonly onEdit: (task: TaskView) => void
}

const TaskGroupList = ({ title, tasks, all, onEdit }: TaskGroupListProps): ReactElement => (
  <section className="task-group" aria-label={title || 'Tasks'}>
    {title !== '' && (
      <h2>
        {title} <span className="task-group__count">{tasks.length}</span>
      </h2>
    )}
    <ul className="list">
      {tasks.map((task) => (
        <TaskRow key={task.id} task={task} all={all} onEdit={() => onEdit(task)} />
      ))}
    </ul>
  </section>
)

const NoTasks = ({ status }: { readonly status: TaskStatus }): ReactElement =>
  status === 'open' ? (
    <Empty
      icon="task"
      title="No open tasks"
      text="Write one line above: what it is, how long it takes, when it is due. It finds its place in your week by itself."
    />
  ) : (
    <Empty icon="task" title={`No ${status} tasks`} text={`Tasks that are ${status} are kept here.`} />
  )
