import { infiniteQueryOptions } from '@tanstack/react-query'
import { listTasks } from '#contracts/http/task-routes.ts'
import { call } from '../../api/call.ts'
import type { TaskStatus } from '../../api/queries.ts'

export type Closed = Exclude<TaskStatus, 'open'>

/** What is over grows with the years: a page at a time, the latest first. */
export const closedTasksQuery = (status: Closed) =>
  infiniteQueryOptions({
    queryKey: ['tasks', status],
    queryFn: ({ pageParam, signal }) =>
      call(
        listTasks,
        { query: { status, limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
