import type { ReactElement, ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'

type EmptyProps = {
  readonly icon: IconName
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}

/** An empty place says what belongs here and what to do next. */
export const Empty = ({ icon, title, text, children }: EmptyProps): ReactElement => (
  <div className="tw-empty">
    <Icon name={icon} size={36} />
    <h2>{title}</h2>
    <p>{text}</p>
    {children}
  </div>
)
