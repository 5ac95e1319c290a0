import { ActionIcon, Checkbox, Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { completeTask, updateTask, type TaskView } from '#contracts/http/task-routes.ts'
import { messageOf } from '../../api/api-error.ts'
import { openTasksQuery } from '../../api/queries.ts'
import { Failure } from '../../ui/failure.tsx'
import { useFirstOfMany } from '../../ui/first-of-many.tsx'
import { Icon } from '../../ui/icon.tsx'
import { colorVars } from '../../ui/palette.ts'
import { Loading } from '../../ui/splash.tsx'
import { canPut, taskColumns, type TaskColumn } from './task-groups.ts'
import { TaskMenu } from './task-menu.tsx'
import { TaskFacts, useGoalOf } from './task-row.tsx'
import { useBoardDrag } from './use-board-drag.ts'
import { useTaskAct } from './use-task-act.ts'
import './task-board.css'

type BoardProps = { readonly onEdit: (task: TaskView) => void }

/** Open tasks side by side by priority; a card is dragged to another column, or sent there by its menu. */
export function TaskBoard({ onEdit }: BoardProps): ReactElement {
  const { data: tasks, error, refetch } = useQuery(openTasksQuery)
  if (tasks === undefined) {
    return error === null ? (
      <Loading what="your tasks" />
    ) : (
      <Failure title="The tasks could not be loaded" text={messageOf(error)} onRetry={() => void refetch()} />
    )
  }
  return <Columns tasks={tasks} onEdit={onEdit} />
}

function Columns({ tasks, onEdit }: BoardProps & { readonly tasks: readonly TaskView[] }): ReactElement {
  const columns = taskColumns(tasks)
  const move = useMove()
  const { drag, board, press } = useBoardDrag((task, key) => {
    const to = columns.find((column) => column.key === key)
    if (to !== undefined && canPut(task, to)) move(task, to)
  })
  return (
    <div className="board" ref={board} data-dragging={drag !== null || undefined}>
      {columns.map((column) => (
        <BoardColumn
          key={column.key}
          column={column}
          columns={columns}
          isOver={drag?.over === column.key && canPut(drag.task, column)}
          onPress={press}
          onEdit={onEdit}
        />
      ))}
      {drag !== null && (
        <div className="board__ghost" style={{ translate: `${drag.x}px ${drag.y}px` }} aria-hidden="true">
          {drag.task.title}
        </div>
      )}
    </div>
  )
}

type Press = ReturnType<typeof useBoardDrag>['press']

type ColumnProps = BoardProps & {
  readonly column: TaskColumn
  readonly columns: readonly TaskColumn[]
  readonly isOver: boolean
  readonly onPress: Press
}

function BoardColumn({ column, columns, isOver, onPress, onEdit }: ColumnProps): ReactElement {
  const { first, more } = useFirstOfMany(column.tasks, ({ id }) => `task-${id}`)
  return (
    <section
      className="board__column"
      aria-label={column.title}
      data-column={column.key}
      data-over={isOver || undefined}
    >
      <h2>
        {column.title} <span className="task-group__count">{column.tasks.length}</span>
      </h2>
      <ul>
        {first.map((task) => (
          <BoardCard
            key={task.id}
            task={task}
            targets={columns.filter((other) => other.key !== column.key && canPut(task, other))}
            onPress={onPress}
            onEdit={() => onEdit(task)}
          />
        ))}
      </ul>
      {more}
      {column.tasks.length === 0 && <p className="board__empty">Nothing here</p>}
    </section>
  )
}

type CardProps = {
  readonly task: TaskView
  readonly targets: readonly TaskColumn[]
  readonly onPress: Press
  readonly onEdit: () => void
}

function BoardCard({ task, targets, onPress, onEdit }: CardProps): ReactElement {
  const goal = useGoalOf(task)
  const complete = useTaskAct(completeTask, { done: `“${task.title}” is done.` })
  return (
    <li
      className="board__card"
      style={colorVars(task.colorId ?? goal?.colorId ?? null)}
      onPointerDown={(event) => onPress(task, event)}
    >
      <div className="board__top">
        <Checkbox
          aria-label={`Done: ${task.title}`}
          checked={complete.isPending}
          disabled={complete.isPending}
          onChange={() => complete.mutate({ params: { id: task.id } })}
        />
        <span className="form__space" />
        <MoveMenu task={task} targets={targets} />
        <TaskMenu task={task} />
      </div>
      <button type="button" className="task-row__main" onClick={onEdit}>
        <span className="task-row__title">{task.title}</span>
        <TaskFacts task={task} />
      </button>
    </li>
  )
}

function MoveMenu({ task, targets }: Pick<CardProps, 'task' | 'targets'>): ReactElement {
  const move = useMove()
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          data-grip
          aria-label={`Move ${task.title}`}
          title="Move: drag, or choose"
        >
          <Icon name="move" size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {targets.map((column) => (
          <Menu.Item key={column.key} onClick={() => move(task, column)}>
            {column.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Said with a way back, as every change of a task. */
function useMove(): (task: TaskView, to: TaskColumn) => void {
  const change = useTaskAct(updateTask, {
    done: ({ title, upNextRank, priority }) =>
      `“${title}” is ${upNextRank === null ? `P${priority}` : 'up next'} now.`,
  })
  return (task, { change: fields }) => {
    const isThere =
      (fields.upNextRank === null) === (task.upNextRank === null) &&
      (fields.priority ?? task.priority) === task.priority
    if (!isThere) change.mutate({ params: { id: task.id }, body: { ...fields } })
  }
}
