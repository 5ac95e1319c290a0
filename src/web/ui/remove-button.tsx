import type { ReactElement } from 'react'
import { ConfirmButton } from './confirm-button.tsx'

type RemoveButtonProps = {
  /** Null: there is nothing to remove. */
  readonly thing: { readonly id: string } | null
  readonly remove: {
    readonly isPending: boolean
    readonly mutate: (given: { readonly params: { readonly id: string } }) => void
  }
  readonly label?: string
  readonly question?: string
}

export const RemoveButton = (props: RemoveButtonProps): ReactElement | null => {
  const { thing, remove, label = 'Delete', question = 'Delete for good?' } = props
  return thing === null ? null : (
    <ConfirmButton
      label={label}
      question={question}
      isPending={remove.isPending}
      onConfirm={() => remove.mutate({ params: { id: thing.id } })}
    />
  )
}
