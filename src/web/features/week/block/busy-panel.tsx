import type { ReactElement } from 'react'
import { useSignedIn } from '../../../app/session-context.ts'
import { dateOf, dateText, spanText } from '../../../format/zoned-time.ts'
import { Icon } from '../../../ui/icon.tsx'
import type { BusyView } from '../grid/calendar-events.ts'
import { SidePanel } from '../side-panel.tsx'

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
    <SidePanel title={busy.title ?? 'Busy'} closeLabel="Close" onClose={onClose}>
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
    </SidePanel>
  )
}
