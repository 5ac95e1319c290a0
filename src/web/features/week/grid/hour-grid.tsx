import type { CalendarOptions } from '@fullcalendar/react'
import {
  type Action,
  CalendarApiImpl,
  CalendarDataManager,
  CalendarInner,
  CalendarMediaRoot,
  computeRootClassName,
} from '@fullcalendar/react/protected-api'
import {
  memo,
  useEffect,
  useId,
  useImperativeHandle,
  useReducer,
  useRef,
  useState,
  type ReactElement,
  type Ref,
} from 'react'
import { flushSync } from 'react-dom'

type HourGridProps = CalendarOptions & { readonly ref: Ref<CalendarApiImpl> }

/**
 * FullCalendar's own component, but for when it draws: letting go of a block changes its store four times, and each
 * time it would go through all its events before the browser may show a frame. Here all of them are drawn in one go,
 * with what the page itself then changes. Drawn again only for other options.
 */
export const HourGrid = memo(function HourGrid({ ref, ...options }: HourGridProps): ReactElement {
  const baseId = useId()
  const draw = useDraw()
  const [api] = useState(() => new CalendarApiImpl())
  const [manager] = useState(
    () => new CalendarDataManager({ calendarApi: api, onDataChange: (_data, actions) => draw(actions) }),
  )
  useEffect(() => () => manager.destroy(), [manager])
  useImperativeHandle(ref, () => api, [api])
  const data = manager.update(options)
  const root = (forPrint: boolean): ReactElement => (
    <div
      className={computeRootClassName(data.calendarOptions, forPrint)}
      style={{ height: data.calendarOptions.height }}
    >
      <CalendarInner {...data} baseId={baseId} forPrint={forPrint} />
    </div>
  )
  return <CalendarMediaRoot emitter={data.emitter}>{root}</CalendarMediaRoot>
})

/** Draws what has changed in the store: at once, before the next frame, or when React finds the time. */
function useDraw(): (actions: readonly Action[]) => void {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const frame = useRef<number | null>(null)
  useEffect(() => () => cancelAnimationFrame(frame.current ?? 0), [])
  return (actions) => {
    // The one who drags asks for what is carried right afterwards.
    if (actions.some(showsCarried)) return flushSync(redraw)
    if (frame.current !== null) return
    if (!actions.some(endsCarrying)) return redraw()
    frame.current = requestAnimationFrame(() => {
      frame.current = null
      flushSync(redraw)
    })
  }
}

const showsCarried = (action: Action): boolean =>
  (action.type === 'SET_EVENT_DRAG' || action.type === 'SET_EVENT_RESIZE') &&
  Object.keys(action.state.mutatedEvents.instances).length > 0

const ends: ReadonlySet<Action['type']> = new Set([
  'SET_EVENT_DRAG',
  'UNSET_EVENT_DRAG',
  'SET_EVENT_RESIZE',
  'UNSET_EVENT_RESIZE',
  'MERGE_EVENTS',
])
const endsCarrying = ({ type }: Action): boolean => ends.has(type)
