import { useWindowEvent } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { TaskView } from '#contracts/http/task-routes.ts'
import { useSignedIn } from '../../app/session-context.ts'
import type { FormPreview } from '../../ui/form.tsx'
import { Consequences } from '../week/plan/change-list.tsx'
import { bodyOfNewTask, bodyOfTask, type TaskFields } from './task-fields.ts'

/** What the plan would be with the task as it is typed. It is gone as soon as something else is typed. */
export function useWhatIf(
  task: TaskView | null,
  fields: TaskFields,
  onAsking: (isAsking: boolean) => void,
): FormPreview {
  const { timeZone } = useSignedIn().person
  const [asked, ask] = useState<string | null>(null)
  const whatIf =
    task === null
      ? { newTask: bodyOfNewTask(fields, timeZone) }
      : { changedTask: { id: task.id, fields: bodyOfTask(fields, timeZone) } }
  const typed = JSON.stringify(whatIf)
  const isShown = asked === typed
  useEffect(() => onAsking(isShown), [isShown, onAsking])
  useWindowEvent('keydown', ({ key }) => {
    if (key === 'Escape') ask(null)
  })
  return {
    isShown,
    onToggle: () => ask(isShown ? null : typed),
    children: <Consequences whatIf={whatIf} />,
  }
}
