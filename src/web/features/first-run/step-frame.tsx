import { Button } from '@mantine/core'
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react'
import { FormFault } from '../../ui/form-fault.tsx'

/** How a step moves on; the page gives it, each step hands it to its frame. */
export type StepMoves = {
  /** The person came here from another step: what they read first takes the focus. */
  readonly isArrival: boolean
  readonly onNext: () => void
  readonly onBack: (() => void) | null
}

type StepFrameProps = {
  readonly moves: StepMoves
  readonly title: string
  readonly why: ReactNode
  readonly submit: string
  readonly onSubmit: () => void
  readonly isPending?: boolean
  readonly error?: Error | null
  /** Fields that show their own faults. */
  readonly shown?: readonly string[]
  readonly canSkip?: boolean
  readonly children?: ReactNode
}

/** One question with its reason, its answer, and the ways on, past it and back. */
export function StepFrame(props: StepFrameProps): ReactElement {
  const { moves, title, why, submit, onSubmit, isPending = false, error = null, shown = [], children } = props
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
        onSubmit()
      }}
    >
      <h1 id="step-title" ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p className="step__why">{why}</p>
      <div className="step__body">{children}</div>
      <FormFault error={error} shown={shown} />
      <div className="step__buttons">
        {moves.onBack !== null && (
          <Button variant="subtle" color="gray" onClick={moves.onBack}>
            Back
          </Button>
        )}
        <span className="form__space" />
        {props.canSkip !== false && (
          <Button variant="default" onClick={moves.onNext}>
            Skip
          </Button>
        )}
        <Button type="submit" loading={isPending}>
          {submit}
        </Button>
      </div>
    </form>
  )
}
