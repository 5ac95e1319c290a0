import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { Icon } from './icon.tsx'

type FailureProps = {
  readonly title: string
  readonly text: string
  readonly action?: string
  readonly onRetry: () => void
}

/** Nothing could be loaded: what happened and one way on. */
export const Failure = ({ title, text, action = 'Try again', onRetry }: FailureProps): ReactElement => (
  <div className="tw-empty" role="alert">
    <Icon name="offline" size={36} />
    <h2>{title}</h2>
    <p>{text}</p>
    <Button onClick={onRetry}>{action}</Button>
  </div>
)
