import { useState, type ReactElement } from 'react'
import { pauseHabit, type HabitView } from '#contracts/http/habit-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { TypedField } from '../../ui/typed-field.tsx'
import { useWhatIf } from '../week/plan/use-what-if.tsx'

type PauseDialogProps = { readonly habit: HabitView; readonly onClose: () => void }

export function PauseDialog({ habit, onClose }: PauseDialogProps): ReactElement {
  const [until, setUntil] = useState('')
  const span = until === '' ? {} : { until }
  const preview = useWhatIf({ pausedHabit: { id: habit.id, ...span } })
  const pause = useAct(pauseHabit, {
    topics: ['habits', 'week'],
    done: `“${habit.title}” is paused.`,
    showsFaults: true,
    onDone: onClose,
  })
  return (
    <Dialog title={`Pause “${habit.title}”`} onClose={onClose} isHeld={preview.isShown}>
      <Form
        onSubmit={() => pause.mutate({ params: { id: habit.id }, body: span })}
        submit="Pause"
        isPending={pause.isPending}
        error={pause.error}
        shown={['until']}
        onCancel={onClose}
        preview={preview}
      >
        <p>Weeks of a pause neither break the streak nor count for it.</p>
        <TypedField
          kind="date"
          label="Last day of the pause"
          description="Empty: until you resume it"
          value={until}
          onChange={setUntil}
          error={faultsByField(pause.error ?? preview.error)['until']}
        />
      </Form>
    </Dialog>
  )
}
