import { Button } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import { FormFault } from './form-fault.tsx'

type FormProps = {
  readonly children: ReactNode
  readonly onSubmit: () => void
  readonly submit: string
  /** Red for what cannot be taken back. */
  readonly color?: 'indigo' | 'red'
  readonly isPending: boolean
  /** False while something is missing that the fields say themselves. */
  readonly isReady?: boolean
  readonly error: Error | null
  /** Fields that show their own faults. */
  readonly shown: readonly string[]
  readonly onCancel?: () => void
  readonly aside?: ReactNode
  /** What would follow from sending it, asked for before it is sent. */
  readonly preview?: FormPreview
}

export type FormPreview = {
  readonly isShown: boolean
  /** What cannot be done cannot be thought of either. */
  readonly error: Error | null
  readonly onToggle: () => void
  readonly children: ReactNode
}

/** Words that a field could not read would be left out in silence: they are shown, and nothing is sent. */
export function hasUnreadable(form: HTMLFormElement): boolean {
  const field = form.querySelector<HTMLInputElement>('[data-unreadable]')
  field?.dispatchEvent(new Event('invalid'))
  field?.focus()
  return field !== null
}

/** Fields, what the server refused, and the buttons below. */
export const Form = (props: FormProps): ReactElement => {
  const { children, onSubmit, error, shown, preview } = props
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        if (!hasUnreadable(event.currentTarget)) onSubmit()
      }}
    >
      {children}
      <div className="form__foot">
        <FormFault error={error ?? preview?.error ?? null} shown={shown} />
        {preview?.isShown === true && preview.children}
        <FormButtons {...props} />
      </div>
    </form>
  )
}

/** While it is shown what would follow, it can be done, or thought over: the form stays. */
const FormButtons = ({
  submit,
  isPending,
  onCancel,
  aside,
  preview,
  isReady = true,
  color = 'indigo',
}: FormProps): ReactElement => {
  const isAsking = preview?.isShown === true
  return (
    <div className="form__buttons">
      {aside}
      <span className="form__space" />
      {preview !== undefined && (
        <Button
          variant="subtle"
          disabled={!isReady}
          aria-expanded={isAsking}
          onClick={({ currentTarget: { form } }) => {
            if (form !== null && !hasUnreadable(form)) preview.onToggle()
          }}
        >
          What if?
        </Button>
      )}
      {onCancel !== undefined && (
        <Button variant="default" onClick={isAsking ? preview.onToggle : onCancel}>
          Cancel
        </Button>
      )}
      <Button type="submit" color={color === 'red' ? 'red.9' : color} loading={isPending} disabled={!isReady}>
        {isAsking ? 'Apply' : submit}
      </Button>
    </div>
  )
}
