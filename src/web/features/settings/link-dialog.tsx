import type { ReactElement } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { linkTo } from '../sync/sync-words.ts'

/** One more account, and how much of it Timewright is to see. */
export const LinkDialog = ({ onClose }: { readonly onClose: () => void }): ReactElement => (
  <Dialog title="Link a Google account" onClose={onClose}>
    <p className="dialog__lead">Google asks you which account, and what Timewright may do there.</p>
    <div className="choices">
      <a className="choice-card" href={linkTo('/settings')}>
        <strong>
          With event titles <Icon name="right" size={14} />
        </strong>
        <span>
          You see your events here by name. Blocks go to a calendar of their own, or to your main calendar.
        </span>
      </a>
      <a className="choice-card" href={linkTo('/settings', { isFreeBusyOnly: true })}>
        <strong>
          Free/busy only <Icon name="right" size={14} />
        </strong>
        <span>
          Timewright learns when you are busy and nothing else: no titles, places or guests. Blocks go to a
          calendar of their own.
        </span>
      </a>
    </div>
  </Dialog>
)
