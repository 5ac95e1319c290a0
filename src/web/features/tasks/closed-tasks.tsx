import { Button } from '@mantine/core'
import { useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { TaskView } from '#contracts/http/task-routes.ts'
import { messageOf } from '../../api/api-error.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/splash.tsx'
import { closedTasksQuery, type Closed } from './closed-tasks-query.ts'
import { NoTasks } from './no-tasks.tsx'
import { TaskRow } from './task-row.tsx'

type ClosedTasksProps = { readonly status: Closed; readonly onEdit: (task: TaskView) => void }

export function ClosedTasks({ status, onEdit }: ClosedTasksProps): ReactElement {
  const query = useInfiniteQuery(closedTasksQuery(status))
  const { data, error, refetch } = query
  if (data === undefined) {
    return error === null ? (
      <Loading what="your tasks" />
    ) : (
      <Failure title="The tasks could not be loaded" text={messageOf(error)} onRetry={() => void refetch()} />
    )
  }
  const tasks = data.pages.flatMap(({ items }) => items)
  if (tasks.length === 0) return <NoTasks status={status} />
  return (
    <section className="task-group" aria-label="Tasks">
      <ul className="list">
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} all={tasks} onEdit={() => onEdit(task)} selection={undefined} />
        ))}
      </ul>
      <ShowMore {...query} />
    </section>
  )
}

type ShowMoreProps = Pick<
  UseInfiniteQueryResult,
  'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError' | 'error'
>

function ShowMore(props: ShowMoreProps): ReactElement | null {
  const { hasNextPage, fetchNextPage, isFetchingNextPage, isFetchNextPageError, error } = props
  if (!hasNextPage) return null
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="xs"
        loading={isFetchingNextPage}
        onClick={() => void fetchNextPage()}
      >
        Show more
      </Button>
      {isFetchNextPageError && error !== null && (
        <p className="task-group__fault" role="alert">
          The rest could not be loaded: {messageOf(error)}
        </p>
      )}
    </>
  )
}
