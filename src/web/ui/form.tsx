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
  const {
    children,
    onSubmit,
    submit,
    isPending,
    error,
    shown,
    onCancel,
    aside,
    preview,
    isReady = true,
    color = 'indigo',
  } = props
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
        <FormFault error={error} shown={shown} />
        {preview?.isShown === true && preview.children}
        <div className="form__buttons">
          {aside}
          <span className="form__space" />
          {preview !== undefined && (
            <Button
              variant="subtle"
              disabled={!isReady}
              aria-expanded={preview.isShown}
              onClick={({ currentTarget: { form } }) => {
                if (form !== null && !hasUnreadable(form)) preview.onToggle()
              }}
            >
              What if?
            </Button>
          )}
          {onCancel !== undefined && (
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
          )}
          <Button
            type="submit"
            color={color === 'red' ? 'red.9' : color}
            loading={isPending}
            disabled={!isReady}
          >
            {submit}
          </Button>
        </div>
      </div>
    </form>
  )
}
