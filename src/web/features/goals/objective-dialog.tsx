import { NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import type { ReactElement } from 'react'
import { createObjective, deleteObjective, updateObjective } from '#contracts/http/objective-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { ColorPicker } from '../../ui/color-picker.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { useFields } from '../../ui/use-fields.ts'
import { ParentSelect } from './parent-select.tsx'
import type { ObjectiveView } from './goal-types.ts'

type ObjectiveDialogProps = {
  readonly objective: ObjectiveView | null
  readonly cycleId: string
  readonly onClose: () => void
}

type ObjectiveFields = Pick<
  ObjectiveView,
  'title' | 'why' | 'kind' | 'status' | 'visibility' | 'parentId'
> & {
  readonly colorId: string | null
}
const empty: ObjectiveFields = {
  title: '',
  why: '',
  kind: 'committed',
  status: 'active',
  visibility: 'workspace',
  parentId: null,
  colorId: null,
}

function useSaveObjective({ objective, cycleId, onClose }: ObjectiveDialogProps) {
  const options = { topics: ['goals'] as const, showsFaults: true, onDone: onClose }
  const create = useAct(createObjective, { ...options, done: 'The objective is added.' })
  const update = useAct(updateObjective, { ...options, done: 'The objective is saved.' })
  const save = ({ colorId, ...rest }: ObjectiveFields): void => {
    const body = { ...rest, ...(colorId === null ? {} : { colorId }) }
    if (objective === null) create.mutate({ body: { ...body, cycleId } })
    else update.mutate({ params: { id: objective.id }, body })
  }
  const { error, isPending } = objective === null ? create : update
  return { save, error, isPending }
}

export function ObjectiveDialog(props: ObjectiveDialogProps): ReactElement {
  const { objective, onClose } = props
  const { values, set } = useFields<ObjectiveFields>(() => (objective === null ? empty : fieldsOf(objective)))
  const { save, error, isPending } = useSaveObjective(props)
  const remove = useAct(deleteObjective, {
    topics: ['goals'],
    done: 'The objective is removed.',
    onDone: onClose,
    showsFaults: true,
  })
  const faults = faultsByField(error)
  return (
    <Dialog title={objective === null ? 'New objective' : 'Edit objective'} onClose={onClose}>
      <Form
        onSubmit={() => save(values)}
        submit={objective === null ? 'Add objective' : 'Save'}
        isPending={isPending}
        error={error ?? remove.error}
        shown={Object.keys(empty)}
        onCancel={onClose}
        aside={
          objective !== null && (
            <ConfirmButton
              label="Delete"
              question="Delete for good?"
              isPending={remove.isPending}
              onConfirm={() => remove.mutate({ params: { id: objective.id } })}
            />
          )
        }
      >
        <TextInput
          label="Objective"
          description="What do you want to reach?"
          required
          data-autofocus
          value={values.title}
          onChange={(event) => set('title', event.currentTarget.value)}
          error={faults['title']}
        />
        <Textarea
          label="Why does it matter?"
          autosize
          minRows={2}
          value={values.why}
          onChange={(event) => set('why', event.currentTarget.value)}
          error={faults['why']}
        />
        <SegmentedControl
          fullWidth
          aria-label="Kind"
          data={[
            { value: 'committed', label: 'Committed' },
            { value: 'aspirational', label: 'Aspirational' },
          ]}
          value={values.kind}
          onChange={(kind) => set('kind', kind)}
        />
        <ParentSelect
          objectiveId={objective?.id ?? null}
          value={values.parentId}
          onChange={(parentId) => set('parentId', parentId)}
          error={faults['parentId']}
        />
        <div className="form__row">
          <NativeSelect
            label="Status"
            data={statuses}
            value={values.status}
            onChange={(event) => set('status', event.currentTarget.value as ObjectiveFields['status'])}
            error={faults['status']}
          />
          <NativeSelect
            label="Visible to"
            data={visibilities}
            value={values.visibility}
            onChange={(event) =>
              set('visibility', event.currentTarget.value as ObjectiveFields['visibility'])
            }
            error={faults['visibility']}
          />
        </div>
        <ColorPicker
          label="Colour of its blocks"
          {...(objective === null ? { none: 'Next free' } : {})}
          value={values.colorId}
          onChange={(colorId) => set('colorId', colorId)}
        />
      </Form>
    </Dialog>
  )
}

const fieldsOf = ({
  title,
  why,
  kind,
  status,
  visibility,
  parentId,
  colorId,
}: ObjectiveView): ObjectiveFields => ({
  title,
  why,
  kind,
  status,
  visibility,
  parentId,
  colorId,
})

const statuses = [
  { value: 'draft', label: 'Draft' },
  { value: 'active', label: 'Active' },
  { value: 'paused', label: 'Paused' },
  { value: 'done', label: 'Done' },
  { value: 'dropped', label: 'Dropped' },
]
const visibilities = [
  { value: 'workspace', label: 'The workspace' },
  { value: 'private', label: 'Only me' },
]
