import type { SnoozeFor } from '#contracts/http/task-action-routes.ts'

/** For how long a task can rest. */
export const snoozes: readonly { readonly span: SnoozeFor; readonly label: string }[] = [
  { span: '15-minutes', label: '15 minutes' },
  { span: '1-hour', label: '1 hour' },
  { span: 'this-evening', label: 'This evening' },
  { span: 'tomorrow', label: 'Tomorrow' },
  { span: 'next-week', label: 'Next week' },
]
