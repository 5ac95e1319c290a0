import { ActionIcon, Button } from '@mantine/core'
import { memo, type ReactElement } from 'react'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { Icon } from '../../ui/icon.tsx'
import { usePageTitle } from '../../ui/use-page-title.ts'
import { WaitingLine } from '../sync/waiting-line.tsx'
import { differenceText } from './plan/plan-words.ts'
import { openMatters } from './open-matters.ts'
import { useEarlier } from './use-earlier.ts'
import { labelOf, type ViewName } from './week-view.ts'

type WeekHeaderProps = {
  readonly date: string
  readonly view: ViewName
  readonly isNarrow: boolean
  readonly week: WeekView
  readonly previous: () => void
  readonly next: () => void
  readonly today: () => void
  readonly toggle: () => void
  readonly isRailOpen: boolean
  readonly onToggleRail: () => void
}

export const WeekHeader = memo(function WeekHeader(props: WeekHeaderProps): ReactElement {
  const { date, view, isNarrow, week, previous, next, today, toggle, isRailOpen, onToggleRail } = props
  const { weekStart } = useSignedIn().person.settings
  const what = view === 'days' ? 'three days' : view
  const count = openMatters(week) + useEarlier(week).length
  const label = labelOf(view, date, weekStart)
  usePageTitle(label)
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
      <h1>{label}</h1>
      <button type="button" className="week-header__view" title="One day, or more (d)" onClick={toggle}>
        {view === 'day' ? (isNarrow ? '3 days' : 'Week') : 'Day'}
      </button>
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
})

/** One line about the plan: at work, or what the last version did. */
const PlanState = ({ week }: { readonly week: WeekView }): ReactElement => (
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
