import type { ComponentPropsWithRef, ReactElement } from 'react'
import { Icon } from '../../ui/icon.tsx'

type BellButtonProps = ComponentPropsWithRef<'button'> & { readonly unread: number }

/** The bell with its count; whatever opens below it may add what it needs. */
export const BellButton = ({ unread, ...rest }: BellButtonProps): ReactElement => (
  <button
    {...rest}
    type="button"
    className="header__help bell"
    aria-label={unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`}
    title="Notifications"
  >
    <Icon name="bell" />
    {unread > 0 && (
      <span className="bell__count" aria-hidden="true">
        {unread > 99 ? '99+' : unread}
      </span>
    )}
  </button>
)
