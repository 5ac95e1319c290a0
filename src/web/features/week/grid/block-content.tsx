import type { EventDisplayInfo } from '@fullcalendar/react'
import type { ReactElement } from 'react'
import type { BlockView } from '#contracts/http/block-routes.ts'
import { timeStyle } from '../../../format/time-style.ts'
import { dayText, timeOf } from '../../../format/zoned-time.ts'
import { colorVars } from '../../../ui/palette.ts'
import { Icon } from '../../../ui/icon.tsx'
import { stateWords } from '../block/block-words.ts'
import { boxSize, type BoxSize } from './box-size.ts'
import { thingOf, type BusyView, type Shown } from './calendar-events.ts'
import type { Span } from './nudge.ts'

type Box = { readonly size: BoxSize; readonly span: Span; readonly timeZone: string }

/** What stands in a box of the grid: the same element as before as long as nothing in it has changed. */
export function eventContent({ event, isMirror, isShort, view }: EventDisplayInfo): ReactElement | null {
  const { shown } = event.extendedProps as { shown?: Shown }
  if (shown === undefined) return null
  const timeZone = String(view.calendar.getOption('timeZone'))
  // What is dragged shows where it would be.
  const carried = isMirror ? spanOf(event) : null
  const span = carried ?? thingOf(shown)
  const box: Box = { size: boxSize(span, isShort), span, timeZone }
  return carried === null ? kept(shown, box) : drawn(shown, box)
}

const spanOf = ({ start, end }: EventDisplayInfo['event']): Span | null =>
  start === null || end === null ? null : { start: start.toISOString(), end: end.toISOString() }

const known = new WeakMap<BlockView | BusyView, { readonly key: string; readonly element: ReactElement }>()

function kept(shown: Shown, box: Box): ReactElement {
  const thing = thingOf(shown)
  const key = `${box.size.name} ${box.size.lines} ${box.timeZone} ${timeStyle().hourCycle}`
  const old = known.get(thing)
  if (old?.key === key) return old.element
  const element = drawn(shown, box)
  known.set(thing, { key, element })
  return element
}

const drawn = (shown: Shown, box: Box): ReactElement =>
  shown.kind === 'block' ? blockBox(shown.block, box) : busyBox(shown.busy, box)

function blockBox(block: BlockView, box: Box): ReactElement {
  const { label, icon } = stateWords(block.state)
  return (
    <div
      className="block"
      data-block={block.id}
      data-state={block.state}
      data-size={box.size.name}
      style={{ ...colorVars(block.colorId), ...linesVar(box) }}
    >
      <span className="block__title">
        {icon !== null && <Icon name={icon} size={13} />}
        {block.title}
      </span>
      {timeText('block__time', box)}
      <span className="sr-only">
        , {dayText(box.span.start, box.timeZone)}, {label}
      </span>
      {block.state === 'unconfirmed' && (
        // A shortcut for the mouse; by keyboard it is in the block's panel and in the list beside the week.
        <span className="block__confirm" data-confirm={block.id} title="It happened: mark as done">
          <Icon name="check" size={13} />
        </span>
      )}
    </div>
  )
}

const linesVar = ({ size }: Box): Record<`--${string}`, number> =>
  size.name === 'high' ? { '--lines': size.lines } : {}

const busyBox = (busy: BusyView, box: Box): ReactElement => (
  <div className="busy" data-busy={busy.isBusy} data-size={box.size.name} style={linesVar(box)}>
    <span className="busy__title">{busy.title ?? 'Busy'}</span>
    {!busy.isAllDay && timeText('busy__time', box)}
    <span className="sr-only">
      {!busy.isAllDay && `, ${dayText(box.span.start, box.timeZone)}`}
      {!busy.isBusy && ', takes no time'}
    </span>
  </div>
)

/** Where there is room for one line only, the start has to do: where the box ends says the rest. */
const timeText = (className: string, { span, timeZone }: Box): ReactElement => (
  <span className={className}>
    {timeOf(span.start, timeZone)} <span className="block__until">– {timeOf(span.end, timeZone)}</span>
  </span>
)
