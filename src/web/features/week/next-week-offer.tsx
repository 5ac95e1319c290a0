import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { useSignedIn, useToday } from '../../app/session-context.ts'
import { firstOfWeek, weekLabel } from '../../format/week-range.ts'
import { addDays } from '../../format/zoned-time.ts'
import { Banner } from '../../ui/banner.tsx'
import { isOver } from './week-over.ts'

/** On a Sunday one wants to see what comes, and not what was. */
export function NextWeekOffer({ week }: { readonly week: WeekView }): ReactElement | null {
  const { weekStart } = useSignedIn().person.settings
  const date = addDays(firstOfWeek(useToday(), weekStart), 7)
  if (!isOver(week)) return null
  return (
    <Banner
      kind="info"
      title="Nothing is left of this week"
      actions={
        <Button size="xs" renderRoot={(props) => <Link to="/" search={{ date }} {...props} />}>
          Show {weekLabel(date, weekStart)}
        </Button>
      }
    />
  )
}
