import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { habitsQuery, objectivesQuery, openTasksQuery } from '../../api/queries.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { isOffered } from './first-run-steps.ts'
import { useFirstRun } from './use-first-run.ts'

/** Above an empty week. */
export function useIsOffered(week: WeekView): boolean {
  const { firstRun } = useSignedIn().person.settings
  const isEmpty = week.blocks.length === 0 && (week.version?.unplaced.length ?? 0) === 0
  return isOffered(firstRun, useMade(firstRun === 'new' && isEmpty))
}

/** The way to a full week. Nobody has to take it, and a no is a no. */
export function FirstRunOffer(): ReactElement {
  const { firstRun } = useSignedIn().person.settings
  const { close } = useFirstRun()
  return (
    <Banner
      kind="info"
      title="From here to a planned week in two minutes"
      actions={
        <>
          <Button size="xs" renderRoot={(props) => <Link to="/welcome" {...props} />}>
            {firstRun === 'new' ? 'Begin' : 'Go on'}
          </Button>
          <Button size="xs" variant="default" onClick={close}>
            No, thanks
          </Button>
        </>
      }
    >
      <p>Five questions, most with an answer filled in already; each can be skipped.</p>
    </Banner>
  )
}

/** Asked for only while it could be nothing. */
function useMade(enabled: boolean) {
  const { data: objectives } = useQuery({ ...objectivesQuery(undefined), enabled })
  const { data: habits } = useQuery({ ...habitsQuery, enabled })
  const { data: tasks } = useQuery({ ...openTasksQuery, enabled })
  if (objectives === undefined || habits === undefined || tasks === undefined) return null
  return { objectives: objectives.length, habits: habits.length, tasks: tasks.length }
}
