import { ActionIcon, Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { completeTask, reopenTask, updateTask, type TaskView } from '#contracts/http/task-routes.ts'
import { objectivesQuery } from '../../api/queries.ts'
import { useAct } from '../../api/use-act.ts'
import { serverNow, useSignedIn } from '../../app/session-context.ts'
import { formatMinutes } from '../../format/duration.ts'
import { inReadersStyle } from '../../format/readers-style.ts'
import { colorVars } from '../../ui/palette.ts'
import { Icon } from '../../ui/icon.tsx'
import { lastRank } from './task-groups.ts'
import { TaskMenu } from './task-menu.tsx'
import { dueWords, lateWords, workText } from './task-words.ts'
import { useTaskAct } from './use-task-act.ts'

type TaskRowProps = {
  readonly task: TaskView
  readonly all: readonly TaskView[]
  readonly onEdit: () => void
  /** While several are being selected. */
  readonly selection?: Selection | undefined
}

export type Selection = { readonly isSelected: boolean; readonly onToggle: () => void }

export function TaskRow({ task, all, onEdit, selection }: TaskRowProps): ReactElement {
  const complete = useTaskAct(completeTask, { done: `“${task.title}” is done.` })
  const reopen = useTaskAct(reopenTask, { done: `“${task.title}” is open again.` })
  const goal = useGoalOf(task)
  const params = { id: task.id }
  const isOpen = task.status === 'open'
  const isPending = complete.isPending || reopen.isPending
  // The tick is shown at once; a refusal takes it back with a message.
  const isTicked = isPending ? complete.isPending : !isOpen
  return (
    <li
      className="task-row"
      id={`task-${task.id}`}
      data-status={task.status}
      style={colorVars(task.colorId ?? goal?.colorId ?? null)}
    >
      {selection !== undefined && (
        <Checkbox
          color="gray"
          aria-label={`Select: ${task.title}`}
          checked={selection.isSelected}
          onChange={selection.onToggle}
        />
      )}
      <Checkbox
        aria-label={isOpen ? `Done: ${task.title}` : `Open again: ${task.title}`}
        checked={isTicked}
        disabled={isPending}
        onChange={() => (isOpen ? complete : reopen).mutate({ params })}
      />
      <button type="button" className="task-row__main" onClick={onEdit}>
        <span className="task-row__title">{task.title}</span>
        <TaskFacts task={task} />
      </button>
      {isOpen && <RankButton task={task} all={all} />}
      {isOpen && <TaskMenu task={task} />}
    </li>
  )
}

/** Puts a task behind those that are up next, or back among the others. */
function RankButton({ task, all }: Pick<TaskRowProps, 'task' | 'all'>): ReactElement {
  const rank = useAct(updateTask, { topics: ['tasks'] })
  const isUpNext = task.upNextRank !== null
  const label = isUpNext ? 'No longer up next' : 'Up next'
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={`${label}: ${task.title}`}
      title={label}
      disabled={rank.isPending}
      onClick={() =>
        rank.mutate({ params: { id: task.id }, body: { upNextRank: isUpNext ? null : lastRank(all) } })
      }
    >
      <Icon name={isUpNext ? 'down' : 'up'} size={16} />
    </ActionIcon>
  )
}

export function TaskFacts({ task }: { readonly task: TaskView }): ReactElement {
  const goal = useGoalOf(task)
  const missing = task.unplaced.reduce((sum, { minutes }) => sum + minutes, 0)
  return (
    <span className="task-row__facts">
      <span>{workText(task)}</span>
      {task.status === 'open' && <Due task={task} />}
      {goal !== undefined && <span>{goal.title}</span>}
      {task.isRunning && <span className="chip">running</span>}
      {task.isUnscheduled && <span className="chip">off the calendar</span>}
      {task.repeat !== null && !task.repeat.hasEnded && <span>{task.repeat.words}</span>}
      {task.rolledOverMinutes > 0 && <span>{formatMinutes(task.rolledOverMinutes)} from last week</span>}
      {missing > 0 && (
        <span
          className="chip chip--warn"
          title={task.unplaced.map(({ sentence }) => inReadersStyle(sentence)).join(' ')}
        >
          <Icon name="warning" size={13} /> {formatMinutes(missing)} without a place
        </span>
      )}
    </span>
  )
}

/** When it is due, and whether its blocks keep that. */
function Due({ task }: { readonly task: TaskView }): ReactElement {
  const signedIn = useSignedIn()
  const when = [serverNow(signedIn), signedIn.person.timeZone] as const
  const due = dueWords(task, ...when)
  const late = lateWords(task, ...when)
  return (
    <>
      {due !== null && <span data-late={due.isLate}>{due.text}</span>}
      {late !== null && <span data-late>{late}</span>}
    </>
  )
}

/** The objective for which the time counts; it lends its colour. */
export function useGoalOf({
  objectiveId,
}: TaskView): { readonly title: string; readonly colorId: string } | undefined {
  const { data: objectives } = useQuery(objectivesQuery(undefined))
  return objectives?.find(({ id }) => id === objectiveId)
}
