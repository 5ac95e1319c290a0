import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { memo, type ReactElement } from 'react'
import { updateCalendar } from '#contracts/http/calendar-routes.ts'
import {
  applyPlanVersion,
  rejectPlanVersion,
  type PlanVersionView,
  type WeekView,
} from '#contracts/http/plan-routes.ts'
import type { SyncView } from '#contracts/http/sync-routes.ts'
import { syncQuery } from '../../api/queries.ts'
import { useAct } from '../../api/use-act.ts'
import { plural } from '../../format/duration.ts'
import { inReadersStyle } from '../../format/readers-style.ts'
import { Banner } from '../../ui/banner.tsx'
import { FirstRunOffer, useIsOffered } from '../first-run/first-run-offer.tsx'
import { FirstReading } from '../sync/first-reading.tsx'
import { namesText, vitalGaps, wholeReading } from '../sync/sync-words.ts'
import { TripBanner } from '../trips/trip-banner.tsx'
import { NextWeekOffer } from './next-week-offer.tsx'
import { differenceText } from './plan/plan-words.ts'

type WeekBannersProps = {
  readonly week: WeekView
  /** Those that are seen; a day of the week may be all. */
  readonly dates: readonly string[]
}

/** What the person should know before they trust the grid below. */
export const WeekBanners = memo(function WeekBanners({ week, dates }: WeekBannersProps): ReactElement {
  const { data: sync } = useQuery(syncQuery)
  // One way on is enough to begin with.
  const isNew = useIsOffered(week)
  const reading = wholeReading((sync?.accounts ?? []).filter((one) => vitalGaps(one).length === 0))
  return (
    <>
      {sync !== undefined && <UnreadableCalendars sync={sync} />}
      {week.proposed !== null && <Proposal version={week.proposed} />}
      <TripBanner dates={dates} />
      {reading !== null && <FirstReading reading={reading} />}
      {isNew ? <FirstRunOffer /> : <NextWeekOffer week={week} />}
      {!isNew && reading === null && <FirstPlan week={week} sync={sync} />}
    </>
  )
})

/** Accounts that have to be connected again are told of above every page; their calendars need no second word. */
function UnreadableCalendars({ sync }: { readonly sync: SyncView }): ReactElement | null {
  const active = new Set(
    sync.accounts.filter((one) => one.status === 'active' && vitalGaps(one).length === 0).map(({ id }) => id),
  )
  const calendars = sync.unknown.filter(
    ({ state, connectionId }) => state === 'unreadable' && active.has(connectionId),
  )
  const ignore = useAct(updateCalendar, {
    topics: ['calendars'],
    done: ({ title }) => `“${title}” is ignored now. You can let it count again in the settings.`,
  })
  const [first] = calendars
  if (first === undefined) return null
  return (
    <Banner
      kind="warning"
      title={`${plural(calendars.length, 'calendar')} cannot be read: ${namesText(calendars.map(({ title }) => title))}`}
      actions={
        calendars.length === 1 && (
          <Button
            size="xs"
            variant="default"
            loading={ignore.isPending}
            onClick={() => ignore.mutate({ params: { id: first.id }, body: { countsAsBusy: false } })}
          >
            Ignore it
          </Button>
        )
      }
    >
      <p>
        What lies there is unknown, and unknown time is never planned into: the plan rests until it can be
        read, or is ignored. {first.fault}{' '}
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
      <p>{inReadersStyle(version.cause)}</p>
    </Banner>
  )
}

type FirstPlanProps = { readonly week: WeekView; readonly sync: SyncView | undefined }

/** Nothing is promised that cannot come. */
const FirstPlan = ({ week, sync }: FirstPlanProps): ReactElement | null =>
  week.version === null &&
  sync?.accounts.some(({ status }) => status === 'active') === true &&
  sync.unknown.length === 0 ? (
    <Banner kind="info" title="Your first plan is being made">
      <p>Your events are here. Goals, habits and tasks are being planned around them.</p>
    </Banner>
  ) : null
