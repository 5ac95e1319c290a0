import type { ReactElement, ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'

type EmptyProps = {
  readonly icon: IconName
  readonly title: string
  readonly text: string
  /** Where nothing else heads the page. */
  readonly heading?: 'h1' | 'h2'
  readonly children?: ReactNode
}

/** An empty place says what belongs here and what to do next. */
export const Empty = ({ icon, title, text, heading: Heading = 'h2', children }: EmptyProps): ReactElement => (
  <div className="tw-empty">
    <Icon name={icon} size={36} />
    <Heading>{title}</Heading>
    <p>{text}</p>
    {children}
  </div>
)
