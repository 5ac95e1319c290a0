import { Button } from '@mantine/core'
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react'
import { FormFault } from '../../ui/form-fault.tsx'
import { usePageTitle } from '../../ui/use-page-title.ts'

/** How a step moves on; the page gives it, each step hands it to its frame. */
export type StepMoves = {
  /** The person came here from another step: what they read first takes the focus. */
  readonly isArrival: boolean
  readonly onNext: () => void
  readonly onBack: (() => void) | null
}

type Unread = { readonly error: Error; readonly again: () => void }

/** What a step needs while it is neither there nor on its way. */
export const unreadOf = (data: unknown, error: Error | null, refetch: () => unknown): Unread | null =>
  data === undefined && error !== null ? { error, again: () => void refetch() } : null

type StepFrameProps = {
  readonly moves: StepMoves
  readonly title: string
  readonly why: ReactNode
  readonly submit: string
  readonly onSubmit: () => void
  readonly isPending?: boolean
  readonly error?: Error | null
  /** What the step needs and could not be read: it is asked for again before anything is sent. */
  readonly unread?: Unread | null
  /** Fields that show their own faults. */
  readonly shown?: readonly string[]
  readonly canSkip?: boolean
  readonly children?: ReactNode
}

/** One question with its reason, its answer, and the ways on, past it and back. */
export function StepFrame(props: StepFrameProps): ReactElement {
  const { moves, title, why, onSubmit, error = null, shown = [], unread = null, children } = props
  usePageTitle(title)
  const heading = useRef<HTMLHeadingElement>(null)
  const { isArrival } = moves
  useEffect(() => {
    if (isArrival) heading.current?.focus()
  }, [isArrival])
  return (
    <form
      className="step card"
      noValidate
      aria-labelledby="step-title"
      onSubmit={(event) => {
        event.preventDefault()
        if (unread === null) onSubmit()
        else unread.again()
      }}
    >
      <h1 id="step-title" ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p className="step__why">{why}</p>
      <div className="step__body">{children}</div>
      <FormFault error={error ?? unread?.error ?? null} shown={shown} />
      <StepButtons {...props} />
    </form>
  )
}

const StepButtons = ({
  moves,
  submit,
  canSkip,
  isPending = false,
  unread = null,
}: StepFrameProps): ReactElement => (
  <div className="step__buttons">
    {moves.onBack !== null && (
      <Button variant="subtle" color="gray" onClick={moves.onBack}>
        Back
      </Button>
    )}
    <span className="form__space" />
    {canSkip !== false && (
      <Button variant="default" onClick={moves.onNext}>
        Skip
      </Button>
    )}
    <Button type="submit" loading={isPending}>
      {unread === null ? submit : 'Try again'}
    </Button>
  </div>
)
