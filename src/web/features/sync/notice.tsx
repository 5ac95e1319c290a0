import type { ReactElement, ReactNode } from 'react'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-paths.ts'

type NoticeProps = {
  readonly kind: 'bad' | 'warn' | 'calm'
  readonly icon: IconName
  readonly title: string
  readonly children: ReactNode
  readonly action?: ReactNode
}

/** A strip across the page: what happened, what goes on meanwhile, and the one thing to do about it. */
export const Notice = ({ kind, icon, title, children, action }: NoticeProps): ReactElement => (
  <div className="notice" data-kind={kind} role={kind === 'bad' ? 'alert' : 'status'}>
    <Icon name={icon} />
    <p>
      <strong>{title}</strong> <span>{children}</span>
    </p>
    {action !== undefined && <div className="notice__action">{action}</div>}
  </div>
)
