import { TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { createCycle } from '#contracts/http/cycle-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { useFields } from '../../ui/use-fields.ts'
import { TypedField } from '../../ui/typed-field.tsx'

const empty = { title: '', startsOn: '', endsOn: '' }

/** A quarter is there by itself; this is for everything else. */
export function CycleDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const navigate = useNavigate()
  const { values, set } = useFields(empty)
  const create = useAct(createCycle, {
    topics: ['goals'],
    showsFaults: true,
    done: 'The cycle is added.',
    onDone: ({ id }) => {
      onClose()
      void navigate({ to: '/goals', search: { cycle: id } })
    },
  })
  const faults = faultsByField(create.error)
  return (
    <Dialog title="New cycle" onClose={onClose} size="sm">
      <Form
        onSubmit={() => create.mutate({ body: values })}
        submit="Add cycle"
        isPending={create.isPending}
        error={create.error}
        shown={Object.keys(empty)}
        onCancel={onClose}
      >
        <TextInput
          label="Title"
          placeholder="Summer 2027"
          required
          data-autofocus
          value={values.title}
          onChange={(event) => set('title', event.currentTarget.value)}
          error={faults['title']}
        />
        <div className="form__row">
          <TypedField
            kind="date"
            label="From"
            required
            value={values.startsOn}
            onChange={(value) => set('startsOn', value)}
            error={faults['startsOn']}
          />
          <TypedField
            kind="date"
            label="To"
            required
            value={values.endsOn}
            onChange={(value) => set('endsOn', value)}
            error={faults['endsOn']}
          />
        </div>
      </Form>
    </Dialog>
  )
}
