import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { unskipHabit, type HabitView } from '#contracts/http/habit-routes.ts'
import { objectivesQuery } from '../../api/queries.ts'
import { useAct } from '../../api/use-act.ts'
import { inReadersStyle } from '../../format/readers-style.ts'
import { dateText } from '../../format/zoned-time.ts'
import { Icon } from '../../ui/icon.tsx'
import { colorVars } from '../../ui/palette.ts'
import { HabitActions } from './habit-actions.tsx'
import { cadenceText, pauseText, streakText, weekDots, weekText } from './habit-words.ts'
import { HabitYear } from './habit-year.tsx'

type HabitRowProps = { readonly habit: HabitView; readonly onEdit: () => void }

export function HabitRow({ habit, onEdit }: HabitRowProps): ReactElement {
  const { data: objectives } = useQuery(objectivesQuery(undefined))
  const [isOpen, setOpen] = useState(false)
  const objective = objectives?.find(({ id }) => id === habit.objectiveId)
  return (
    <li
      className="habit"
      id={`habit-${habit.id}`}
      data-paused={habit.isPaused}
      style={colorVars(habit.colorId ?? objective?.colorId ?? null)}
    >
      <div className="habit__main">
        <h2>{habit.title}</h2>
        <p>
          {cadenceText(habit)}
          {objective !== undefined && ` · ${objective.title}`}
        </p>
        {habit.trouble !== null && (
          <p className="habit__trouble" role="note">
            <Icon name="warning" size={14} /> {inReadersStyle(habit.trouble)}
          </p>
        )}
        <SkippedDates habit={habit} />
      </div>
      <div className="habit__week">
        <span className="dots" aria-hidden="true">
          {weekDots(habit).map((dot, index) => (
            <span key={`${dot}-${String(index)}`} className="dot" data-dot={dot} />
          ))}
        </span>
        <span className="habit__text">{pauseText(habit) ?? weekText(habit)}</span>
      </div>
      <p className="habit__streak">
        {habit.streakWeeks > 0 && (
          <>
            <Icon name="flame" size={16} /> {streakText(habit.streakWeeks)}
          </>
        )}
      </p>
      <HabitActions habit={habit} year={{ isOpen, toggle: () => setOpen(!isOpen) }} onEdit={onEdit} />
      {isOpen && <HabitYear habit={habit} />}
    </li>
  )
}

/** Dates that were left out and lie ahead; each can be taken back. */
function SkippedDates({ habit }: { readonly habit: HabitView }): ReactElement | null {
  const unskip = useAct(unskipHabit, { topics: ['habits'] })
  const dates = habit.skippedDates.filter((date) => date >= habit.today)
  if (dates.length === 0) return null
  return (
    <p className="habit__skipped">
      Left out:{' '}
      {dates.map((date) => (
        <button
          key={date}
          type="button"
          className="chip"
          title="Take it back"
          onClick={() => unskip.mutate({ params: { id: habit.id }, body: { date } })}
        >
          {dateText(date)} <Icon name="close" size={11} />
        </button>
      ))}
    </p>
  )
}
