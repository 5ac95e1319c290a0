import type { EventDisplayInfo } from '@fullcalendar/react'
import type { ReactElement } from 'react'
import { colorVars } from '../../ui/palette.ts'
import { Icon } from '../../ui/icon.tsx'
import { stateWords } from './block-words.ts'
import type { Shown } from './calendar-events.ts'

const shownOf = (info: EventDisplayInfo): Shown | undefined =>
  (info.event.extendedProps as { shown?: Shown }).shown

/** What stands in a box of the grid. */
export function EventContent({ info }: { readonly info: EventDisplayInfo }): ReactElement | null {
  const shown = shownOf(info)
  if (shown === undefined) return null
  return shown.kind === 'block' ? (
    <BlockBox info={info} shown={shown} />
  ) : (
    <BusyBox info={info} shown={shown} />
  )
}

type BoxProps<K extends Shown['kind']> = {
  readonly info: EventDisplayInfo
  readonly shown: Extract<Shown, { kind: K }>
}

function BlockBox({ info, shown: { block } }: BoxProps<'block'>): ReactElement {
  const { label, icon } = stateWords(block.state)
  return (
    <div className="block" data-block={block.id} data-state={block.state} style={colorVars(block.colorId)}>
      <span className="block__title">
        {icon !== null && <Icon name={icon} size={13} />}
        {block.title}
      </span>
      <TimeText className="block__time" text={info.timeText} />
      <span className="sr-only">, {label}</span>
      {block.state === 'unconfirmed' && (
        // A shortcut for the mouse; by keyboard it is in the block's panel and in the list beside the week.
        <span className="block__confirm" data-confirm={block.id} title="It happened: mark as done">
          <Icon name="check" size={13} />
        </span>
      )}
    </div>
  )
}

function BusyBox({ info, shown: { busy } }: BoxProps<'busy'>): ReactElement {
  return (
    <div className="busy" data-busy={busy.isBusy}>
      <span className="busy__title">{busy.title ?? 'Busy'}</span>
      {!busy.isAllDay && <TimeText className="busy__time" text={info.timeText} />}
      {!busy.isBusy && <span className="sr-only">, takes no time</span>}
    </div>
  )
}

/** Where there is room for one line only, the start has to do: where the box ends says the rest. */
function TimeText({ className, text }: { readonly className: string; readonly text: string }): ReactElement {
  const [start = '', end] = text.split(' – ')
  return (
    <span className={className}>
      <span>{start}</span>
      {end !== undefined && (
        <>
          {' '}
          <span className="block__until">– {end}</span>
        </>
      )}
    </span>
  )
}
