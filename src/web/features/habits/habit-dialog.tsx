import type { ReactElement } from 'react'
import { createHabit, deleteHabit, updateHabit, type HabitView } from '#contracts/http/habit-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { ClashNotes } from '../../ui/clash-notes.tsx'
import { editedThing } from '../../ui/edited.ts'
import { RemoveButton } from '../../ui/remove-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { GoneNote } from '../../ui/gone-note.tsx'
import { useSharedFields } from '../../ui/use-shared-fields.ts'
import { useWhatIf } from '../week/plan/use-what-if.tsx'
import { bodyOfHabit, fieldsOfHabit, type HabitFields } from './habit-fields.ts'
import { HabitLimits } from './habit-limits.tsx'
import { HabitWhat } from './habit-what.tsx'

type HabitDialogProps = {
  readonly habit: HabitView | null
  /** Somebody removed it while it was being edited. */
  readonly isGone: boolean
  readonly onClose: () => void
}

export function HabitDialog({ habit: given, isGone: isMissing, onClose }: HabitDialogProps): ReactElement {
  const fields = useSharedFields<HabitFields>(fieldsOfHabit(given))
  const options = { topics: ['habits'] as const, showsFaults: true, onDone: onClose }
  const create = useAct(createHabit, { ...options, done: ({ title }) => `“${title}” is planned next.` })
  const update = useAct(updateHabit, { ...options, done: ({ title }) => `“${title}” is saved.` })
  const remove = useAct(deleteHabit, { ...options, done: 'The habit is removed.' })
  const edited = editedThing('habit', given, isMissing, remove)
  const habit = edited.now
  const { error, isPending } = habit === null ? create : update
  const body = bodyOfHabit(fields.values)
  const preview = useWhatIf(
    habit === null ? { newHabit: body } : { changedHabit: { id: habit.id, fields: body } },
  )
  const save = (): void => {
    if (habit === null) create.mutate({ body })
    else update.mutate({ params: { id: habit.id }, body })
  }
  const faults = faultsByField(error ?? preview.error)
  return (
    <Dialog title={edited.title} onClose={onClose} size="lg" isHeld={preview.isShown}>
      <Form
        onSubmit={save}
        submit={edited.submit}
        isPending={isPending}
        error={error ?? remove.error}
        shown={Object.keys(fields.values)}
        onCancel={onClose}
        preview={preview}
        aside={<RemoveButton thing={habit} remove={remove} />}
      >
        {edited.isGone && <GoneNote what="habit" />}
        <ClashNotes fields={fields} labels={labels} />
        <HabitWhat fields={fields} faults={faults} />
        <HabitLimits fields={fields} faults={faults} />
      </Form>
    </Dialog>
  )
}

const labels = {
  title: 'Title',
  timesPerWeek: 'Times a week',
  days: 'Days',
  cadence: 'Rhythm',
  minMinutes: 'At least',
  maxMinutes: 'Ideally',
  objectiveId: 'Goal',
  keyResultId: 'Goal',
  idealStart: 'Best at',
  windowFrom: 'Not before',
  windowTo: 'Not after',
  hoursProfileId: 'Hours',
  priority: 'Priority',
  minDaysBetween: 'Days apart',
  makeUp: 'A missed one may move',
  startsOn: 'First day',
  endsOn: 'Last day',
  colorId: 'Colour',
  notes: 'Notes',
}
