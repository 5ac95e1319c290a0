import { TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { faultsByField } from '../../api/api-error.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'

type NameDialogProps = {
  readonly title: string
  readonly label: string
  readonly description?: string
  readonly submit: string
  readonly name: string
  readonly isPending: boolean
  readonly error: Error | null
  readonly onSubmit: (name: string) => void
  readonly onClose: () => void
}

/** A workspace or a team gets its name. */
export function NameDialog(props: NameDialogProps): ReactElement {
  const { title, label, description, submit, isPending, error, onSubmit, onClose } = props
  const [name, setName] = useState(props.name)
  return (
    <Dialog title={title} onClose={onClose} size="sm">
      <Form
        onSubmit={() => onSubmit(name)}
        submit={submit}
        isPending={isPending}
        error={error}
        shown={['name']}
        onCancel={onClose}
      >
        <TextInput
          label={label}
          description={description}
          required
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={faultsByField(error)['name']}
        />
      </Form>
    </Dialog>
  )
}
