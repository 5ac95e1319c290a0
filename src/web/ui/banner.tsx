import type { ReactElement, ReactNode } from 'react'
import { Icon } from './icon.tsx'

type BannerProps = {
  readonly kind: 'info' | 'warning'
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** Something to know before reading on, with what can be done about it. */
export const Banner = ({ kind, title, children, actions }: BannerProps): ReactElement => (
  <div className="banner" data-kind={kind} role={kind === 'warning' ? 'alert' : 'status'}>
    <Icon name={kind === 'warning' ? 'warning' : 'clock'} />
    <div className="banner__text">
      <strong>{title}</strong>
      {children}
    </div>
    {actions !== undefined && <div className="banner__actions">{actions}</div>}
  </div>
)
