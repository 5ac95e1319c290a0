import type { ReactElement } from 'react'
import { useSignedIn } from '../../../app/session-context.ts'
import { datesOfWeek, weekdayNames, weekdayOfDate } from '../../../format/week-range.ts'
import { addDays, dateText } from '../../../format/zoned-time.ts'
import { markText, type DayMarks } from './day-marks.ts'

type DayStripProps = {
  readonly date: string
  readonly today: string
  /** So many days from the date on are shown. */
  readonly count: number
  readonly marks: DayMarks
  readonly onGo: (date: string) => void
}

/** The week's days in one row, for small screens. */
export function DayStrip({ date, today, count, marks, onGo }: DayStripProps): ReactElement {
  const { weekStart } = useSignedIn().person.settings
  return (
    <nav className="day-strip" aria-label="Days of the week">
      {datesOfWeek(date, weekStart).map((day) => (
        <button
          key={day}
          type="button"
          className="day-strip__day"
          data-today={day === today}
          data-shown={day >= date && day < addDays(date, count)}
          data-marked={marks.has(day)}
          aria-current={day === date ? 'date' : undefined}
          onClick={() => onGo(day)}
        >
          <span className="sr-only">
            {dateText(day)}
            {marks.has(day) && `, ${markText(marks.get(day)) ?? ''}`}
          </span>
          <span aria-hidden="true">{weekdayNames[weekdayOfDate(day) - 1]?.charAt(0)}</span>
          <strong aria-hidden="true">{Number(day.slice(8))}</strong>
        </button>
      ))}
    </nav>
  )
}
