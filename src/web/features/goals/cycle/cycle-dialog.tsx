import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { deleteCycle } from '#contracts/http/cycle-routes.ts'
import type { CycleView } from '#contracts/http/goals.ts'
import { faultsByField } from '../../../api/api-error.ts'
import { useAct } from '../../../api/use-act.ts'
import { ConfirmButton } from '../../../ui/confirm-button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Form } from '../../../ui/form.tsx'
import { TypedField } from '../../../ui/typed-field.tsx'
import { type Fields, useFields } from '../../../ui/use-fields.ts'
import { workspaceQuery } from '../../teams/team-queries.ts'
import { type CycleValues, endOfCycle, type NewCycle, titleOf } from './next-cycle.ts'
import { useSaveCycle } from './use-save-cycle.ts'

type CycleDialogProps = {
  /** Null: a new one is made. */
  readonly cycle: CycleView | null
  /** What the fields hold at first. */
  readonly proposal: NewCycle
  /** With the cycle to go to; null where it is gone. */
  readonly onSaved: (id: string | null) => void
  readonly onClose: () => void
}

const fieldNames = ['title', 'kind', 'startsOn', 'endsOn', 'isShared']

/** A cycle's name and dates, for a new one or for one that is there. */
export function CycleDialog({ cycle, proposal, onSaved, onClose }: CycleDialogProps): ReactElement {
  const fields = useFields<CycleValues>(() => valuesOf(proposal, cycle))
  const done = (id: string | null): void => {
    onClose()
    onSaved(id)
  }
  const save = useSaveCycle(cycle, done)
  const remove = useAct(deleteCycle, {
    topics: ['goals'],
    done: 'The cycle is removed.',
    showsFaults: true,
    onDone: () => done(null),
  })
  return (
    <Dialog title={cycle === null ? 'New cycle' : 'Change the cycle'} onClose={onClose}>
      <Form
        onSubmit={() => save.mutate(fields.values)}
        submit={cycle === null ? 'Add cycle' : 'Save'}
        isPending={save.isPending}
        error={save.error ?? remove.error}
        shown={fieldNames}
        onCancel={onClose}
        aside={
          cycle !== null && (
            <ConfirmButton
              label="Delete"
              question="Delete for good?"
              isPending={remove.isPending}
              onConfirm={() => {
                save.reset()
                remove.mutate({ params: { id: cycle.id } })
              }}
            />
          )
        }
      >
        <CycleFields fields={fields} faults={faultsByField(save.error)} />
        <Shared fields={fields} isShared={cycle?.isShared === true} />
      </Form>
    </Dialog>
  )
}

const valuesOf = ({ title, kind, startsOn, endsOn }: NewCycle, cycle: CycleView | null): CycleValues => ({
  title,
  kind,
  startsOn,
  endsOn,
  isShared: cycle?.isShared ?? false,
})

type CycleFieldsProps = {
  readonly fields: Fields<CycleValues>
  readonly faults: Readonly<Record<string, string>>
}

/** The end follows from the beginning and the length, until somebody says another end; so does a title that we gave. */
function CycleFields({ fields: { values, set }, faults }: CycleFieldsProps): ReactElement {
  const span = (next: Partial<Pick<CycleValues, 'kind' | 'startsOn'>>): void => {
    const { kind, startsOn } = { ...values, ...next }
    const endsOn = endOfCycle(kind, startsOn) ?? values.endsOn
    set('kind', kind)
    set('startsOn', startsOn)
    set('endsOn', endsOn)
    if (values.title === titleOf(values)) set('title', titleOf({ kind, startsOn, endsOn }))
  }
  return (
    <>
      <TextInput
        label="Title"
        required
        data-autofocus
        value={values.title}
        onChange={(event) => set('title', event.currentTarget.value)}
        error={faults['title']}
      />
      <NativeSelect
        label="Length"
        data={lengths}
        value={values.kind}
        onChange={(event) => span({ kind: event.currentTarget.value as CycleValues['kind'] })}
        error={faults['kind']}
      />
      <div className="form__row">
        <TypedField
          kind="date"
          label="From"
          required
          value={values.startsOn}
          onChange={(startsOn) => span({ startsOn })}
          error={faults['startsOn']}
        />
        <TypedField
          kind="date"
          label="To"
          description="This day is still part of it."
          required
          value={values.endsOn}
          onChange={(endsOn) => {
            set('endsOn', endsOn)
            set('kind', endsOn === endOfCycle(values.kind, values.startsOn) ? values.kind : 'custom')
          }}
          error={faults['endsOn']}
        />
      </div>
    </>
  )
}

const lengths = [
  { value: 'month', label: 'A month' },
  { value: 'quarter', label: 'A quarter' },
  { value: 'year', label: 'A year' },
  { value: 'custom', label: 'Dates of its own' },
] satisfies { value: CycleValues['kind']; label: string }[]

type SharedProps = Pick<CycleFieldsProps, 'fields'> & { readonly isShared: boolean }

/** Those who administer a workspace say what all of it works in. */
function Shared({ fields: { values, set }, isShared }: SharedProps): ReactElement | null {
  const { data: workspace } = useQuery(workspaceQuery)
  if (workspace === undefined || !workspace.mayAdminister) return null
  return (
    <Checkbox
      label={`For all of “${workspace.name}”`}
      description={isShared ? 'Everybody sees it, and may set goals in it.' : 'Once shared, it stays shared.'}
      checked={values.isShared}
      disabled={isShared}
      onChange={(event) => set('isShared', event.currentTarget.checked)}
    />
  )
}
