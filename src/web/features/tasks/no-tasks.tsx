import type { ReactElement } from 'react'
import type { TaskStatus } from '../../api/queries.ts'
import { Empty } from '../../ui/empty.tsx'

export const NoTasks = ({ status }: { readonly status: TaskStatus }): ReactElement =>
  status === 'open' ? (
    <Empty
      icon="task"
      title="No open tasks"
      text="Write one line above: what it is, how long it takes, when it is due. It finds its place in your week by itself."
    />
  ) : (
    <Empty icon="task" title={`No ${status} tasks`} text={`Tasks that are ${status} are kept here.`} />
  )
