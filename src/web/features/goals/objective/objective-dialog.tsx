import type { ReactElement } from 'react'
import { deleteObjective } from '#contracts/http/objective-routes.ts'
import { faultsByField } from '../../../api/api-error.ts'
import { useAct } from '../../../api/use-act.ts'
import { editedThing } from '../../../ui/edited.ts'
import { RemoveButton } from '../../../ui/remove-button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Form } from '../../../ui/form.tsx'
import { GoneNote } from '../../../ui/gone-note.tsx'
import { ClashNotes } from '../../../ui/clash-notes.tsx'
import { useSharedFields } from '../../../ui/use-shared-fields.ts'
import { ObjectiveFields } from './objective-fields.tsx'
import { type ObjectiveFields as Values, useSaveObjective } from './use-save-objective.ts'
import { isOwn } from '../whose-goals.ts'
import type { ObjectiveView, ShownObjective } from '../goal-types.ts'

type ObjectiveDialogProps = {
  readonly objective: ShownObjective | null
  /** Somebody deleted it while it was being edited. */
  readonly isGone?: boolean
  readonly cycleId: string
  readonly onClose: () => void
}

const empty: Omit<Values, 'cycleId'> = {
  title: '',
  why: '',
  kind: 'committed',
  status: 'active',
  visibility: 'workspace',
  parentId: null,
  ownerTeamId: null,
  colorId: null,
}

const labels = {
  title: 'Objective',
  why: 'Why does it matter?',
  cycleId: 'Cycle',
  kind: 'Kind',
  status: 'Status',
  visibility: 'Visible to',
  parentId: 'Serves the objective',
  ownerTeamId: 'Owned by',
  colorId: 'Colour of its blocks',
}

export function ObjectiveDialog(props: ObjectiveDialogProps): ReactElement {
  const { objective: given, cycleId, onClose } = props
  const fields = useSharedFields<Values>(given === null ? { ...empty, cycleId } : fieldsOf(given))
  const remove = useAct(deleteObjective, {
    topics: ['goals'],
    done: 'The objective is removed.',
    onDone: onClose,
    showsFaults: true,
  })
  const edited = editedThing('objective', given, props.isGone === true, remove)
  const objective = edited.now
  const { mutate: save, error, isPending } = useSaveObjective({ ...props, objective })
  const mayGive = objective === null || isOwn(objective) || objective.mayAdminister === true
  return (
    <Dialog title={edited.title} onClose={onClose}>
      <Form
        onSubmit={() => save(fields.values)}
        submit={edited.submit}
        isPending={isPending}
        error={error ?? remove.error}
        shown={Object.keys(labels)}
        onCancel={onClose}
        aside={<RemoveButton thing={mayGive ? objective : null} remove={remove} />}
      >
        {edited.isGone && <GoneNote what="objective" />}
        <ClashNotes fields={fields} labels={labels} />
        <ObjectiveFields
          fields={fields}
          faults={faultsByField(error)}
          objective={objective}
          mayGive={mayGive}
        />
      </Form>
    </Dialog>
  )
}

const fieldsOf = ({
  title,
  why,
  cycleId,
  kind,
  status,
  visibility,
  parentId,
  ownerTeamId,
  colorId,
}: ObjectiveView): Values => ({
  title,
  why,
  cycleId,
  kind,
  status,
  visibility,
  parentId,
  ownerTeamId,
  colorId,
})
