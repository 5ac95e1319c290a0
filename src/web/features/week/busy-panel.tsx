import { Drawer } from '@mantine/core'
import type { ReactElement } from 'react'
import { useSignedIn } from '../../app/session-context.ts'
import { dateOf, dateText, spanText } from '../../format/zoned-time.ts'
import { Icon } from '../../ui/icon.tsx'
import type { BusyView } from './calendar-events.ts'

/** An event of the person's own: what it does to the plan, and where it can be changed. */
export function BusyPanel({
  busy,
  onClose,
}: {
  readonly busy: BusyView
  readonly onClose: () => void
}): ReactElement {
  const { timeZone } = useSignedIn().person
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={busy.title ?? 'Busy'}
      overlayProps={{ backgroundOpacity: 0.15 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <p className="panel__time">
        {busy.isAllDay
          ? `${dateText(dateOf(busy.start, timeZone))}, all day`
          : spanText(busy.start, busy.end, timeZone)}
      </p>
      <p>
        {busy.isBusy
          ? 'Counts as busy: nothing is planned over it.'
          : `Takes no time${busy.notBusyBecause === null ? '.' : `: ${busy.notBusyBecause}`}`}
      </p>
      {busy.htmlLink !== null && (
        <a href={busy.htmlLink} target="_blank" rel="noreferrer" className="panel__link">
          Open in Google Calendar <Icon name="external" size={14} />
        </a>
      )}
    </Drawer>
  )
}
