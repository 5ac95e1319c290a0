import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { readHabitCalendar, type HabitView } from '#contracts/http/habit-routes.ts'
import { call } from '../../api/call.ts'
import { messageOf } from '../../api/api-error.ts'
import { dateText } from '../../format/zoned-time.ts'
import { heatDays, heatMonths, heatWords } from './heat-days.ts'

/** The last 53 weeks, a column each; what became of every day. */
export function HabitYear({ habit }: { readonly habit: HabitView }): ReactElement {
  const { data, error } = useQuery({
    queryKey: ['habits', habit.id, 'calendar'],
    queryFn: ({ signal }) =>
      call(readHabitCalendar, { params: { id: habit.id }, query: { days: 371 } }, signal),
  })
  if (data === undefined)
    return <p className="habit__year-text">{error === null ? 'Loading the year …' : messageOf(error)}</p>
  const days = heatDays(data)
  return (
    <div className="habit__year">
      <div className="heat-months" aria-hidden="true">
        {heatMonths(days).map(({ name, week }) => (
          <span key={week} style={{ gridColumn: `${week + 1} / span 3` }}>
            {name}
          </span>
        ))}
      </div>
      <div className="heat" aria-hidden="true">
        {days.map(({ date, state }) => (
          <span key={date} data-heat={state} title={`${dateText(date)}: ${state}`} />
        ))}
      </div>
      <p className="habit__year-text">{heatWords(data)}</p>
    </div>
  )
}
