import { ActionIcon, Button } from '@mantine/core'
import type { ReactElement } from 'react'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { weekLabel } from '../../format/week-range.ts'
import { dateText } from '../../format/zoned-time.ts'
import { Icon } from '../../ui/icon.tsx'
import { WaitingLine } from '../sync/waiting-line.tsx'
import { differenceText } from './plan-words.ts'
import { openMatters } from './open-matters.ts'

type WeekHeaderProps = {
  readonly date: string
  readonly isDay: boolean
  readonly week: WeekView
  readonly previous: () => void
  readonly next: () => void
  readonly today: () => void
  readonly isRailOpen: boolean
  readonly onToggleRail: () => void
}

export function WeekHeader(props: WeekHeaderProps): ReactElement {
  const { date, isDay, week, previous, next, today, isRailOpen, onToggleRail } = props
  const { weekStart } = useSignedIn().person.settings
  const what = isDay ? 'day' : 'week'
  const count = openMatters(week)
  return (
    <div className="week-header">
      <div className="week-header__nav">
        <Button variant="default" size="xs" radius="md" onClick={today} title="Today (t)">
          Today
        </Button>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Previous ${what}`}
          title="k"
          onClick={previous}
        >
          <Icon name="left" />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" aria-label={`Next ${what}`} title="j" onClick={next}>
          <Icon name="right" />
        </ActionIcon>
      </div>
      <h1>{isDay ? dateText(date) : weekLabel(date, weekStart)}</h1>
      <PlanState week={week} />
      <WaitingLine />
      <button
        type="button"
        className="week-header__rail"
        aria-expanded={isRailOpen}
        aria-controls="plan-rail"
        onClick={onToggleRail}
      >
        Plan {count > 0 && <span className="count">{count}</span>}
      </button>
    </div>
  )
}

/** One line about the plan: at work, or what the last version did. */
export const PlanState = ({ week }: { readonly week: WeekView }): ReactElement => (
  <output className="plan-state">
    {week.isPlanning ? (
      <>
        <span className="tw-spinner" aria-hidden="true" /> Planning…
      </>
    ) : week.version === null ? (
      'No plan yet'
    ) : (
      <>
        <span className="plan-state__dot" aria-hidden="true" />
        Plan {week.version.number}: {differenceText(week.version.difference)}
      </>
    )}
  </output>
)
