import { ActionIcon, Checkbox } from '@mantine/core'
import type { ReactElement } from 'react'
import { completeTask, reopenTask, updateTask, type TaskView } from '#contracts/http/task-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { serverNow, useSignedIn } from '../../app/session-context.ts'
import { formatMinutes } from '../../format/duration.ts'
import { colorVars } from '../../ui/palette.ts'
import { Icon } from '../../ui/icon.tsx'
import { lastRank } from './task-groups.ts'
import { dueWords, workText } from './task-words.ts'

type TaskRowProps = {
  readonly task: TaskView
  readonly all: readonly TaskView[]
  readonly onEdit: () => void
}

export function TaskRow({ task, all, onEdit }: TaskRowProps): ReactElement {
  const complete = useAct(completeTask, { topics: ['tasks'], done: `“${task.title}” is done.` })
  const reopen = useAct(reopenTask, { topics: ['tasks'], done: `“${task.title}” is open again.` })
  const rank = useAct(updateTask, { topics: ['tasks'] })
  const params = { id: task.id }
  const isOpen = task.status === 'open'
  const isPending = complete.isPending || reopen.isPending
  // The tick is shown at once; a refusal takes it back with a message.
  const isTicked = isPending ? complete.isPending : !isOpen
  return (
    <li className="task-row" data-status={task.status} style={colorVars(task.colorId)}>
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
      {isOpen && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={
            task.upNextRank === null ? `Up next: ${task.title}` : `No longer up next: ${task.title}`
          }
          title={task.upNextRank === null ? 'Put it up next' : 'No longer up next'}
          disabled={rank.isPending}
          onClick={() =>
            rank.mutate({ params, body: { upNextRank: task.upNextRank === null ? lastRank(all) : null } })
          }
        >
          <Icon name={task.upNextRank === null ? 'up' : 'down'} size={16} />
        </ActionIcon>
      )}
    </li>
  )
}

function TaskFacts({ task }: { readonly task: TaskView }): ReactElement {
  const signedIn = useSignedIn()
  const due = dueWords(task, serverNow(signedIn), signedIn.person.timeZone)
  const missing = task.unplaced.reduce((sum, { minutes }) => sum + minutes, 0)
  return (
    <span className="task-row__facts">
      <span>{workText(task)}</span>
      {due !== null && task.status === 'open' && <span data-late={due.isLate}>{due.text}</span>}
      {task.source === 'effort-plan' && <span>from an effort plan</span>}
      {task.rolledOverMinutes > 0 && <span>{formatMinutes(task.rolledOverMinutes)} from last week</span>}
      {missing > 0 && (
        <span className="chip chip--warn" title={task.unplaced.map(({ sentence }) => sentence).join(' ')}>
          <Icon name="warning" size={13} /> {formatMinutes(missing)} without a place
        </span>
      )}
    </span>
  )
}
