import { Button, SegmentedControl } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useState, type ReactElement } from 'react'
import type { TaskView } from '#contracts/http/task-routes.ts'
import { messageOf } from '../../api/api-error.ts'
import { openTasksQuery, type TaskStatus } from '../../api/queries.ts'
import { Failure } from '../../ui/failure.tsx'
import { useFirstOfMany } from '../../ui/first-of-many.tsx'
import { Page } from '../../ui/page.tsx'
import { Loading } from '../../ui/splash.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { ClosedTasks } from './closed-tasks.tsx'
import { NoTasks } from './no-tasks.tsx'
import { QuickAdd } from './quick-add.tsx'
import { byWeek, taskGroups } from './task-groups.ts'
import { TaskRow, type Selection } from './task-row.tsx'
import { part } from '../../ui/part.tsx'
import './tasks.css'

const TaskDrawer = part(async () => (await import('./task-drawer.tsx')).TaskDrawer)

const TaskBoard = part(async () => (await import('./task-board.tsx')).TaskBoard)

const statuses = [
  { value: 'open', label: 'Open' },
  { value: 'done', label: 'Done' },
  { value: 'dropped', label: 'Dropped' },
]

type View = 'list' | 'board'
const views = [
  { value: 'list', label: 'List' },
  { value: 'board', label: 'Board' },
]

export function TasksPage(): ReactElement {
  const [status, setStatus] = useState<TaskStatus>('open')
  const [edited, setEdited] = useState<TaskView | 'new' | null>(null)
  const [selected, setSelected] = useState<ReadonlySet<string> | null>(null)
  const [view, setView] = useLocalStorage<View>({
    key: 'tasks-view',
    defaultValue: 'list',
    getInitialValueInEffect: false,
  })
  const isBoard = view === 'board' && status === 'open'
  return (
    <Page
      title="Tasks"
      lead="Work that is planned into your free time until it is done."
      actions={
        <Button variant="default" onClick={() => setEdited('new')}>
          New task…
        </Button>
      }
    >
      <QuickAdd />
      <div className="task-bar">
        <SegmentedControl
          size="xs"
          data={statuses}
          value={status}
          onChange={(value) => {
            setSelected(null)
            setStatus(value as TaskStatus)
          }}
          aria-label="Which tasks"
        />
        <span className="form__space" />
        {status === 'open' && !isBoard && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            aria-pressed={selected !== null}
            onClick={() => setSelected(selected === null ? new Set() : null)}
          >
            {selected === null ? 'Select' : 'Select no more'}
          </Button>
        )}
        {status === 'open' && (
          <ViewSwitch
            view={view}
            onChange={(to) => {
              setSelected(null)
              setView(to)
            }}
          />
        )}
      </div>
      {selected !== null && <BulkBar ids={[...selected]} onDone={() => setSelected(null)} />}
      <TasksShown
        isBoard={isBoard}
        status={status}
        onEdit={setEdited}
        select={{ selected, onChange: setSelected }}
      />
      <Suspense fallback={null}>
        {edited !== null && (
          <TaskDrawer task={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
        )}
      </Suspense>
    </Page>
  )
}

type ViewSwitchProps = { readonly view: View; readonly onChange: (view: View) => void }

const ViewSwitch = ({ view, onChange }: ViewSwitchProps): ReactElement => (
  <SegmentedControl
    size="xs"
    data={views}
    value={view}
    onChange={(value) => onChange(value === 'board' ? 'board' : 'list')}
    aria-label="How to show them"
  />
)

type TasksShownProps = TaskListProps & { readonly isBoard: boolean; readonly status: TaskStatus }

function TasksShown({ isBoard, status, ...list }: TasksShownProps): ReactElement {
  if (status !== 'open') return <ClosedTasks key={status} status={status} onEdit={list.onEdit} />
  if (!isBoard) return <OpenTasks {...list} />
  return (
    <Suspense fallback={<Loading what="the board" />}>
      <TaskBoard onEdit={list.onEdit} />
    </Suspense>
  )
}

type Selecting = {
  /** Null: nothing is being selected. */
  readonly selected: ReadonlySet<string> | null
  readonly onChange: (selected: ReadonlySet<string>) => void
}

type TaskListProps = {
  readonly onEdit: (task: TaskView) => void
  readonly select: Selecting
}

function OpenTasks({ onEdit, select }: TaskListProps): ReactElement {
  const { data: tasks, error, refetch } = useQuery(openTasksQuery)
  if (tasks === undefined) {
    return error === null ? (
      <Loading what="your tasks" />
    ) : (
      <Failure title="The tasks could not be loaded" text={messageOf(error)} onRetry={() => void refetch()} />
    )
  }
  if (tasks.length === 0) return <NoTasks status="open" />
  return (
    <>
      {taskGroups(tasks).map(({ key, title, tasks: group }) => (
        <TaskGroupList
          key={key}
          title={title}
          tasks={group}
          onEdit={onEdit}
          all={tasks}
          select={select}
          foldsLaterWeeks={key === 'effort-plans'}
        />
      ))}
    </>
  )
}

type TaskGroupListProps = {
  readonly title: string
  readonly tasks: readonly TaskView[]
  readonly all: readonly TaskView[]
  readonly onEdit: (task: TaskView) => void
  readonly select: Selecting
  /** What goals ask for repeats itself week after week. */
  readonly foldsLaterWeeks?: boolean
}

function TaskGroupList({ title, tasks, foldsLaterWeeks = false, ...list }: TaskGroupListProps): ReactElement {
  const { next, later } = foldsLaterWeeks ? byWeek(tasks) : { next: tasks, later: [] }
  return (
    <section className="task-group" aria-label={title}>
      <h2>
        {title} <span className="task-group__count">{tasks.length}</span>
      </h2>
      <TaskRows tasks={next} {...list} />
      {later.length > 0 && (
        <details className="task-group__later">
          <summary>
            Later weeks <span className="task-group__count">{later.length}</span>
          </summary>
          <TaskRows tasks={later} {...list} />
        </details>
      )}
    </section>
  )
}

function TaskRows({ tasks, all, onEdit, select }: Omit<TaskGroupListProps, 'title'>): ReactElement {
  const { first, more } = useFirstOfMany(tasks, ({ id }) => `task-${id}`)
  return (
    <>
      <ul className="list">
        {first.map((task) => (
          <TaskRow
            key={task.id}
            task={task}
            all={all}
            onEdit={() => onEdit(task)}
            selection={selectionOf(select, task.id)}
          />
        ))}
      </ul>
      {more}
    </>
  )
}

function selectionOf({ selected, onChange }: Selecting, id: string): Selection | undefined {
  if (selected === null) return undefined
  const isSelected = selected.has(id)
  const others = [...selected].filter((one) => one !== id)
  return { isSelected, onToggle: () => onChange(new Set(isSelected ? others : [...others, id])) }
}
