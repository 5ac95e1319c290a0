import { useState, type ReactElement } from 'react'
import { timeStyle } from '../../format/time-style.ts'
import { weekdayNames, weekdaysFrom, weekdaysText } from '../../format/week-range.ts'
import { clockWords } from '../../format/zoned-time.ts'
import type { HoursByDay } from './hours-by-day.ts'
import { type Cell, openness, shownHours, stepOf, type Stroke, wholeDay } from './paint-hours.ts'
import { usePainting } from './use-painting.ts'
import './hours-painter.css'

type HoursPainterProps = {
  readonly label: string
  readonly byDay: HoursByDay
  readonly onChange: (byDay: HoursByDay) => void
  readonly weekStart: number
  /** Takes back what was painted; null while there is nothing to take back. */
  readonly onReset: (() => void) | null
}

/** A table that takes arrow keys, as the patterns of ARIA have it. */
const grid = { role: 'grid' } as const

/** A week of hours to paint on: a row per day; drag to open, or to close what is open. */
export function HoursPainter({
  label,
  byDay,
  onChange,
  weekStart,
  onReset,
}: HoursPainterProps): ReactElement {
  const [isWhole, setWhole] = useState(false)
  const [said, setSaid] = useState('')
  const order = weekdaysFrom(weekStart)
  const step = stepOf(byDay)
  const hours = isWhole ? wholeDay : shownHours(byDay)
  const bounds = { rows: order.length, first: (hours.from * 60) / step, end: (hours.to * 60) / step }
  const onPaint = (painted: HoursByDay, stroke: Stroke, opens: boolean): void => {
    onChange(painted)
    setSaid(`${strokeText(stroke)}: ${opens ? 'open' : 'closed'}`)
  }
  const { cursor, selected, shown, told, handlers } = usePainting({ byDay, onPaint, order, step, bounds })
  return (
    <div className="painter">
      <HourLabels {...hours} />
      <table {...grid} {...handlers} aria-label={label} className="painter__grid">
        <tbody>
          {order.map((weekday, row) => (
            <PainterRow
              key={weekday}
              weekday={weekday}
              row={row}
              step={step}
              bounds={bounds}
              byDay={shown}
              cursor={cursor}
              selected={selected}
            />
          ))}
        </tbody>
      </table>
      <p className="painter__foot">
        <output>{told === null ? said : strokeText(told)}</output>
        {told === null && said === '' && (
          <span>
            Drag over the hours<span className="painter__keys">, or use arrow keys, Shift and Space</span>.
          </span>
        )}
        <button
          type="button"
          className="painter__more"
          disabled={onReset === null}
          onClick={() => {
            onReset?.()
            setSaid('As it was')
          }}
        >
          Reset
        </button>
        <button type="button" className="painter__more" onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Fewer hours' : 'All 24 hours'}
        </button>
      </p>
    </div>
  )
}

type PainterRowProps = {
  readonly weekday: number
  readonly row: number
  readonly step: number
  readonly bounds: { readonly first: number; readonly end: number }
  readonly byDay: HoursByDay
  readonly cursor: Cell
  readonly selected: Stroke | null
}

function PainterRow({ weekday, row, step, bounds, byDay, cursor, selected }: PainterRowProps): ReactElement {
  const name = weekdayNames[weekday - 1] ?? ''
  const slots = Array.from({ length: bounds.end - bounds.first }, (_, index) => bounds.first + index)
  return (
    <tr className="painter__row">
      <th scope="row" className="painter__day">
        <span aria-hidden="true">{name.slice(0, 3)}</span>
        <span className="sr-only">{name}</span>
      </th>
      {slots.map((slot) => {
        const [from, to] = [slot * step, (slot + 1) * step]
        const state = openness(byDay[weekday - 1] ?? [], from, to)
        const isSelected =
          selected !== null &&
          selected.days.includes(weekday - 1) &&
          selected.from <= from &&
          to <= selected.to
        return (
          <td
            key={slot}
            className="painter__field"
            aria-label={`${name} ${clockWords(from)} – ${clockWords(to)}, ${words[state]}`}
            tabIndex={cursor.row === row && cursor.slot === slot ? 0 : -1}
            data-row={row}
            data-slot={slot}
            data-state={state}
            data-hour={from % 60 === 0 || undefined}
            data-selected={isSelected || undefined}
          />
        )
      })}
    </tr>
  )
}

const words = { open: 'open', partly: 'partly open', closed: 'closed' } as const

function HourLabels({ from, to }: { readonly from: number; readonly to: number }): ReactElement {
  const hours = Array.from({ length: Math.floor((to - from) / 2) + 1 }, (_, index) => from + index * 2)
  return (
    <div className="painter__hours" aria-hidden="true">
      {hours.map((hour) => (
        <span key={hour} style={{ insetInlineStart: `${(100 * (hour - from)) / (to - from)}%` }}>
          {hourWords(hour)}
        </span>
      ))}
    </div>
  )
}

/** Short, as there is little room: "9", or "9 AM". */
const hourWords = (hour: number): string =>
  timeStyle().hourCycle === '24' ? String(hour) : `${hour % 12 || 12} ${hour % 24 < 12 ? 'AM' : 'PM'}`

/** "Mon – Fri, 09:00 – 17:00". */
const strokeText = ({ days, from, to }: Stroke): string =>
  `${weekdaysText(days.map((day) => day + 1))}, ${clockWords(from)} – ${clockWords(to)}`
