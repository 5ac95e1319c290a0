import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import {
  applyPlanVersion,
  rejectPlanVersion,
  type PlanVersionView,
  type WeekView,
} from '#contracts/http/plan-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { plural } from '../../format/duration.ts'
import { Banner } from '../../ui/banner.tsx'
import { differenceText } from './plan-words.ts'

/** What the person should know before they trust the grid below. */
export const WeekBanners = ({ week }: { readonly week: WeekView }): ReactElement => (
  <>
    {week.unknownCalendars.length > 0 && <UnknownCalendars calendars={week.unknownCalendars} />}
    {week.proposed !== null && <Proposal version={week.proposed} />}
    {week.version === null && <FirstPlan isPlanning={week.isPlanning} />}
  </>
)

function UnknownCalendars({ calendars }: { readonly calendars: WeekView['unknownCalendars'] }): ReactElement {
  const names = calendars.map(({ title }) => `“${title}”`).join(', ')
  const faults = calendars.flatMap(({ fault }) => (fault === null ? [] : [fault]))
  return (
    <Banner kind="warning" title={`${plural(calendars.length, 'calendar')} cannot be read: ${names}`}>
      <p>
        What lies there is unknown, and unknown time is never planned into. {[...new Set(faults)].join(' ')}{' '}
        <Link to="/settings" hash="calendars">
          Look at the calendars
        </Link>
      </p>
    </Banner>
  )
}

function Proposal({ version }: { readonly version: PlanVersionView }): ReactElement {
  const apply = useAct(applyPlanVersion, { topics: ['week'], done: 'The plan is applied.' })
  const reject = useAct(rejectPlanVersion, { topics: ['week'], done: 'The calendar stays as it is.' })
  const input = { params: { id: version.id } }
  const isBusy = apply.isPending || reject.isPending
  return (
    <Banner
      kind="info"
      title={`Plan ${version.number} waits for your word: ${differenceText(version.difference)}`}
      actions={
        <>
          <Button size="xs" disabled={isBusy} loading={apply.isPending} onClick={() => apply.mutate(input)}>
            Apply
          </Button>
          <Button size="xs" variant="default" disabled={isBusy} onClick={() => reject.mutate(input)}>
            Reject
          </Button>
        </>
      }
    >
      <p>{version.cause}</p>
    </Banner>
  )
}

const FirstPlan = ({ isPlanning }: { readonly isPlanning: boolean }): ReactElement => (
  <Banner kind="info" title={isPlanning ? 'Your first plan is being made' : 'Your calendar is being read'}>
    <p>
      As soon as your events are here, goals, habits and tasks are planned around them. Add a{' '}
      <Link to="/goals">goal</Link>, a <Link to="/habits">habit</Link> or a <Link to="/tasks">task</Link> in
      the meantime.
    </p>
  </Banner>
)
