import { TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { createCycle } from '#contracts/http/cycle-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { useFields } from '../../ui/use-fields.ts'

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
          <TextInput
            label="From"
            type="date"
            required
            value={values.startsOn}
            onChange={(event) => set('startsOn', event.currentTarget.value)}
            error={faults['startsOn']}
          />
          <TextInput
            label="To"
            type="date"
            required
            value={values.endsOn}
            onChange={(event) => set('endsOn', event.currentTarget.value)}
            error={faults['endsOn']}
          />
        </div>
      </Form>
    </Dialog>
  )
}
