import type { ReactElement } from 'react'
import { createHabit, deleteHabit, updateHabit, type HabitView } from '#contracts/http/habit-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { useSharedFields } from '../../ui/use-shared-fields.ts'
import { bodyOfHabit, fieldsOfHabit, type HabitFields } from './habit-fields.ts'
import { HabitLimits } from './habit-limits.tsx'
import { HabitWhat } from './habit-what.tsx'

type HabitDialogProps = { readonly habit: HabitView | null; readonly onClose: () => void }

export function HabitDialog({ habit, onClose }: HabitDialogProps): ReactElement {
  const fields = useSharedFields<HabitFields>(fieldsOfHabit(habit))
  const options = { topics: ['habits'] as const, showsFaults: true, onDone: onClose }
  const create = useAct(createHabit, { ...options, done: ({ title }) => `“${title}” is planned next.` })
  const update = useAct(updateHabit, { ...options, done: ({ title }) => `“${title}” is saved.` })
  const remove = useAct(deleteHabit, { ...options, done: 'The habit is removed.' })
  const { error, isPending } = habit === null ? create : update
  const save = (): void => {
    const body = bodyOfHabit(fields.values)
    if (habit === null) create.mutate({ body })
    else update.mutate({ params: { id: habit.id }, body })
  }
  const faults = faultsByField(error)
  return (
    <Dialog title={habit === null ? 'New habit' : 'Edit habit'} onClose={onClose} size="lg">
      <Form
        onSubmit={save}
        submit={habit === null ? 'Add habit' : 'Save'}
        isPending={isPending}
        error={error ?? remove.error}
        shown={Object.keys(fields.values)}
        onCancel={onClose}
        aside={
          habit !== null && (
            <ConfirmButton
              label="Delete"
              question="Delete for good?"
              isPending={remove.isPending}
              onConfirm={() => remove.mutate({ params: { id: habit.id } })}
            />
          )
        }
      >
        <HabitWhat fields={fields} faults={faults} />
        <HabitLimits fields={fields} faults={faults} />
      </Form>
    </Dialog>
  )
}
