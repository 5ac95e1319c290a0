import { NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import type { ReactElement } from 'react'
import { ColorPicker } from '../../../ui/color-picker.tsx'
import type { Fields } from '../../../ui/use-fields.ts'
import { CycleSelect } from '../cycle/cycle-select.tsx'
import { OwnerTeamSelect } from './owner-team-select.tsx'
import { ParentSelect } from './parent-select.tsx'
import type { ObjectiveFields as Values } from './use-save-objective.ts'
import { isOwn } from '../whose-goals.ts'
import type { ShownObjective } from '../goal-types.ts'

type ObjectiveFieldsProps = {
  readonly fields: Fields<Values>
  readonly faults: Readonly<Record<string, string>>
  readonly objective: ShownObjective | null
  /** A team may be made its owner. */
  readonly mayGive: boolean
}

/** What can be said of an objective. */
export function ObjectiveFields(props: ObjectiveFieldsProps): ReactElement {
  const { fields, faults, objective } = props
  const { values, set } = fields
  return (
    <>
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
        data={kinds}
        value={values.kind}
        onChange={(kind) => set('kind', kind)}
      />
      <ParentSelect
        objectiveId={objective?.id ?? null}
        value={values.parentId}
        onChange={(parentId) => set('parentId', parentId)}
        error={faults['parentId']}
      />
      <Standing {...props} />
      <ColorPicker
        label="Colour of its blocks"
        {...(objective === null ? { none: 'Next free' } : {})}
        value={values.colorId}
        onChange={(colorId) => set('colorId', colorId)}
      />
    </>
  )
}

/** Whether it counts, who sees it, and who owns it. */
const Standing = ({
  fields: { values, set },
  faults,
  objective,
  mayGive,
}: ObjectiveFieldsProps): ReactElement => (
  <>
    <div className="form__row">
      <NativeSelect
        label="Status"
        data={statuses}
        value={values.status}
        onChange={(event) => set('status', event.currentTarget.value as Values['status'])}
        error={faults['status']}
      />
      <NativeSelect
        label="Visible to"
        data={visibilities}
        value={values.visibility}
        onChange={(event) => set('visibility', event.currentTarget.value as Values['visibility'])}
        error={faults['visibility']}
      />
    </div>
    {(objective === null || isOwn(objective)) && (
      <CycleSelect
        value={values.cycleId}
        onChange={(cycleId) => set('cycleId', cycleId)}
        error={faults['cycleId']}
      />
    )}
    {mayGive && values.visibility === 'workspace' && (
      <OwnerTeamSelect
        keeper={objective?.keeperName ?? 'Me'}
        value={values.ownerTeamId}
        onChange={(ownerTeamId) => set('ownerTeamId', ownerTeamId)}
        error={faults['teamId']}
      />
    )}
  </>
)

const kinds = [
  { value: 'committed', label: 'Committed' },
  { value: 'aspirational', label: 'Aspirational' },
] satisfies { value: Values['kind']; label: string }[]
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
