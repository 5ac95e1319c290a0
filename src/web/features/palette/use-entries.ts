import { useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { stopBlock } from '#contracts/http/block-routes.ts'
import { requestPlan, undoPlan } from '#contracts/http/plan-routes.ts'
import { startTask } from '#contracts/http/task-action-routes.ts'
import { habitsQuery, objectivesQuery, openTasksQuery, weekQuery } from '../../api/queries.ts'
import { useAct } from '../../api/use-act.ts'
import { serverNow, useSignedIn } from '../../app/session-context.ts'
import { firstOfWeek } from '../../format/week-range.ts'
import { dateOf, dateText } from '../../format/zoned-time.ts'
import type { PaletteEntry } from './match.ts'
import { readDate } from '../../format/read-date.ts'
import { thingEntries, timerEntries, type Place, type Things } from './things.ts'

export type PaletteDoors = {
  readonly onQuickAdd: () => void
  readonly onHelp: () => void
}

/** All that can be found: pages, what can be done, and the person's own things. */
export function useEntries(query: string, doors: PaletteDoors): PaletteEntry[] {
  const signedIn = useSignedIn()
  const { timeZone, settings } = signedIn.person
  const today = dateOf(serverNow(signedIn), timeZone)
  const things = useThings(firstOfWeek(today, settings.weekStart))
  const open = useOpen()
  const navigate = useNavigate()
  const date = readDate(query, today)
  return [
    ...(date === null ? [] : [dateEntry(date, (to) => void navigate({ to: '/', search: { date: to } }))]),
    ...usePages(),
    ...useDoing(things, doors),
    ...thingEntries(things, timeZone, open),
  ]
}

const dateEntry = (date: string, go: (date: string) => void): PaletteEntry => ({
  id: 'date',
  group: 'Go to',
  label: `${dateText(date)} ${date.slice(0, 4)}`,
  hint: 'Week planner',
  isAnswer: true,
  run: () => go(date),
})

function useThings(thisWeek: string): Things {
  const { data: tasks = [] } = useQuery(openTasksQuery)
  const { data: objectives = [] } = useQuery(objectivesQuery(undefined))
  const { data: habits = [] } = useQuery(habitsQuery)
  const { data: week } = useQuery(weekQuery(thisWeek))
  return { tasks, objectives, habits, blocks: week?.blocks ?? [] }
}

/** The address of a thing; its page shows it and marks it (see use-linked-element.ts). */
function useOpen(): (place: Place) => void {
  const navigate = useNavigate()
  return (place) => {
    const hash = `${place.kind}-${place.id}`
    if (place.kind === 'block') void navigate({ to: '/blocks/$id', params: { id: place.id } })
    else if (place.kind === 'objective')
      void navigate({ to: '/goals', search: { cycle: place.cycleId }, hash })
    else void navigate({ to: place.kind === 'task' ? '/tasks' : '/habits', hash })
  }
}

const page = (label: string, hint: string, run: () => void): PaletteEntry => ({
  id: `page-${label}`,
  group: 'Go to',
  label,
  hint,
  words: 'page open show',
  run,
})

function usePages(): PaletteEntry[] {
  const navigate = useNavigate()
  return [
    page('Week', 'w', () => void navigate({ to: '/' })),
    page('Goals', 'g', () => void navigate({ to: '/goals' })),
    page('KPIs', '', () => void navigate({ to: '/goals', search: { view: 'kpis' } })),
    page('Habits', 'h', () => void navigate({ to: '/habits' })),
    page('Tasks', '', () => void navigate({ to: '/tasks' })),
    page('Hours worked, and work to log', '', () => void navigate({ to: '/ledger' })),
    page('Team', '', () => void navigate({ to: '/team' })),
    page('Settings', '', () => void navigate({ to: '/settings' })),
  ]
}

const act = (label: string, words: string, run: () => void, hint = ''): PaletteEntry => ({
  id: `do-${label}`,
  group: 'Do',
  label,
  words,
  hint,
  run,
})

function useDoing(things: Things, { onQuickAdd, onHelp }: PaletteDoors): PaletteEntry[] {
  const navigate = useNavigate()
  const { setColorScheme } = useMantineColorScheme()
  const plan = useAct(requestPlan, { topics: ['week'], done: 'Planning again…' })
  const undo = useAct(undoPlan, {
    topics: ['week'],
    done: ({ number }) => `Undone. Plan ${number} brings the earlier arrangement back, in Google, too.`,
  })
  const start = useAct(startTask, { topics: ['tasks'], done: ({ title }) => `“${title}” is running.` })
  const stop = useAct(stopBlock, { topics: ['week'], done: ({ title }) => `“${title}” is stopped.` })
  return [
    act('New task…', 'add create quick', onQuickAdd, 'n'),
    ...timerEntries(things, {
      start: (id) => start.mutate({ params: { id } }),
      stop: (id) => stop.mutate({ params: { id } }),
    }),
    act(
      'What would change? Preview the plan',
      'what if compare difference',
      () => void navigate({ to: '/', hash: 'preview' }),
    ),
    act('Plan again', 'replan schedule', () => plan.mutate({})),
    act('Undo the last plan', 'back revert', () => undo.mutate({})),
    act('Light theme', 'appearance bright color', () => setColorScheme('light')),
    act('Dark theme', 'appearance night color', () => setColorScheme('dark')),
    act('Theme of the system', 'appearance auto color', () => setColorScheme('auto')),
    act('Keyboard shortcuts', 'help keys', onHelp, '?'),
  ]
}
