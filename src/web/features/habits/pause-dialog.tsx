import { useState, type ReactElement } from 'react'
import { pauseHabit, type HabitView } from '#contracts/http/habit-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { TypedField } from '../../ui/typed-field.tsx'

type PauseDialogProps = { readonly habit: HabitView; readonly onClose: () => void }

export function PauseDialog({ habit, onClose }: PauseDialogProps): ReactElement {
  const [until, setUntil] = useState('')
  const pause = useAct(pauseHabit, {
    topics: ['habits', 'week'],
    done: `“${habit.title}” is paused.`,
    showsFaults: true,
    onDone: onClose,
  })
  return (
    <Dialog title={`Pause “${habit.title}”`} onClose={onClose} size="sm">
      <Form
        onSubmit={() => pause.mutate({ params: { id: habit.id }, body: until === '' ? {} : { until } })}
        submit="Pause"
        isPending={pause.isPending}
        error={pause.error}
        shown={['until']}
        onCancel={onClose}
      >
        <p>Weeks of a pause neither break the streak nor count for it.</p>
        <TypedField
          kind="date"
          label="Last day of the pause"
          description="Empty: until you resume it"
          value={until}
          onChange={setUntil}
          error={faultsByField(pause.error)['until']}
        />
      </Form>
    </Dialog>
  )
}
