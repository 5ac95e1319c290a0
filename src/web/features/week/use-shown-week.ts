import { useMediaQuery } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import type { BlockView } from '#contracts/http/block-routes.ts'
import { blockQuery, weekQuery } from '../../api/queries.ts'
import { serverNow, useSignedIn } from '../../app/session-context.ts'
import { firstOfWeek } from '../../format/week-range.ts'
import { addDays, dateOf } from '../../format/zoned-time.ts'
import { useStable } from '../../ui/use-stable.ts'
import { joined, stepOf, viewFor, weeksOf, type ViewName } from './week-view.ts'

/** The date in the address, else that of the block in the address, else today; and how many days from there. */
export function useShownDays() {
  const signedIn = useSignedIn()
  const { timeZone, settings } = signedIn.person
  const { id: blockId } = useParams({ strict: false })
  const { date, days } = useSearch({ strict: false })
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const today = dateOf(serverNow(signedIn), timeZone)
  const block = useLinkedBlock(
    date === undefined ? blockId : undefined,
    firstOfWeek(today, settings.weekStart),
  )
  return {
    date: date ?? (block && dateOf(block.start, timeZone)) ?? today,
    today,
    blockId,
    view: viewFor(days, isNarrow),
    days,
    isNarrow,
  }
}

/** A linked block is mostly of this week: only if it is not there, the server is asked where it is. */
function useLinkedBlock(blockId: string | undefined, thisWeek: string): BlockView | undefined {
  const { data: week } = useQuery({ ...weekQuery(thisWeek), enabled: blockId !== undefined })
  const known = week?.blocks.find(({ id }) => id === blockId)
  const isElsewhere = blockId !== undefined && week !== undefined && known === undefined
  const { data: asked } = useQuery({ ...blockQuery(blockId ?? ''), enabled: isElsewhere })
  return known ?? (asked?.id === blockId ? asked : undefined)
}

/** The days that are shown as one week, and the neighbours, loaded before anybody asks for them. */
export function useWeek(view: ViewName, date: string) {
  const { weekStart } = useSignedIn().person.settings
  const client = useQueryClient()
  const [first, second] = weeksOf(view, date, weekStart)
  const { data, error, isPlaceholderData, refetch } = useQuery(weekQuery(first))
  const { data: rest } = useQuery({ ...weekQuery(second), enabled: second !== first })
  const isLoaded = data !== undefined && !isPlaceholderData
  useEffect(() => {
    if (!isLoaded) return
    const timer = setTimeout(() => {
      for (const days of [7, -7]) void client.prefetchQuery(weekQuery(addDays(first, days)))
    }, 400)
    return () => clearTimeout(timer)
  }, [client, first, isLoaded])
  const week = useMemo(
    () => data && (second === first ? data : joined(data, rest)),
    [data, rest, first, second],
  )
  return { week, error, isOld: isPlaceholderData, refetch }
}

export type Moves = ReturnType<typeof useMoves>

/** Ways to other days; the address of today has no date, so that it stays today. They stay the same functions. */
export function useMoves({ date, today, view, days }: ReturnType<typeof useShownDays>) {
  const { weekStart } = useSignedIn().person.settings
  const navigate = useNavigate()
  const router = useRouter()
  /** Keys come faster than weeks are drawn: the address is where one stands. */
  const dateNow = (): string => {
    const { pathname, search } = router.latestLocation
    return pathname === '/' ? (search.date ?? today) : date
  }
  const goTo = (to: string, wanted: 1 | undefined = days): void => {
    const isHere =
      view === 'week' && wanted === undefined
        ? firstOfWeek(to, weekStart) === firstOfWeek(today, weekStart)
        : to === today
    void navigate({
      to: '/',
      // What is scrolled is the grid; asking for the page's top would lay it out once more.
      resetScroll: false,
      search: { ...(isHere ? {} : { date: to }), ...(wanted === undefined ? {} : { days: wanted }) },
    })
  }
  const go = useStable((to: string) => goTo(to))
  const previous = useStable(() => goTo(addDays(dateNow(), -stepOf(view))))
  const next = useStable(() => goTo(addDays(dateNow(), stepOf(view))))
  const goToToday = useStable(() => goTo(today))
  /** One day, or as many as there is room for. */
  const toggle = useStable(() => goTo(dateNow(), view === 'day' ? undefined : 1))
  return useMemo(
    () => ({ go, previous, next, today: goToToday, toggle }),
    [go, previous, next, goToToday, toggle],
  )
}
