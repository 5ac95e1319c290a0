import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { readBlock } from '#contracts/http/block-routes.ts'
import { listCalendars } from '#contracts/http/calendar-routes.ts'
import { listCycles } from '#contracts/http/cycle-routes.ts'
import { listHabits } from '#contracts/http/habit-routes.ts'
import { listCheckIns } from '#contracts/http/key-result-routes.ts'
import { listObjectives } from '#contracts/http/objective-routes.ts'
import { readCapacity, readWeek } from '#contracts/http/plan-routes.ts'
import { readSession } from '#contracts/http/session-routes.ts'
import { listHours } from '#contracts/http/settings-routes.ts'
import { readSync, readSyncJournal } from '#contracts/http/sync-routes.ts'
import { listTasks } from '#contracts/http/task-routes.ts'
import { allPages } from './all-pages.ts'
import { call } from './call.ts'

// Keys begin with a topic (topics.ts), so that the stream knows what to load again.

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call(readSession, {}, signal),
})

const weekKey = (date: string | undefined): readonly ['week', 'of', string] => ['week', 'of', date ?? 'today']

export const weekQuery = (date: string | undefined) =>
  queryOptions({
    queryKey: weekKey(date),
    queryFn: ({ signal }) => call(readWeek, { query: date === undefined ? {} : { date } }, signal),
    placeholderData: keepPreviousData,
  })

export const blockQuery = (id: string) =>
  queryOptions({
    queryKey: ['week', 'block', id],
    queryFn: ({ signal }) => call(readBlock, { params: { id } }, signal),
    retry: false,
  })

/** Room for the goals, week by week and up to the end of the cycle. */
export const capacityQuery = queryOptions({
  queryKey: ['week', 'capacity'],
  queryFn: ({ signal }) => call(readCapacity, {}, signal),
})

export const cyclesQuery = queryOptions({
  queryKey: ['goals', 'cycles'],
  queryFn: async ({ signal }) => (await call(listCycles, {}, signal)).items,
})

export const objectivesQuery = (cycleId: string | undefined) =>
  queryOptions({
    queryKey: ['goals', 'objectives', cycleId ?? 'all'],
    queryFn: async ({ signal }) =>
      (await call(listObjectives, { query: cycleId === undefined ? {} : { cycleId } }, signal)).items,
    placeholderData: keepPreviousData,
  })

export const checkInsQuery = (keyResultId: string) =>
  queryOptions({
    queryKey: ['goals', 'check-ins', keyResultId],
    queryFn: async ({ signal }) => (await call(listCheckIns, { params: { id: keyResultId } }, signal)).items,
  })

export const habitsQuery = queryOptions({
  queryKey: ['habits'],
  queryFn: async ({ signal }) => (await call(listHabits, {}, signal)).items,
})

export type TaskStatus = 'open' | 'done' | 'dropped'

/** As many as one answer holds. */
const PAGE = 200

export const openTasksQuery = queryOptions({
  queryKey: ['tasks', 'open'],
  queryFn: ({ signal }) =>
    allPages((cursor) => {
      const query = { status: 'open' as const, limit: PAGE, ...(cursor !== undefined && { cursor }) }
      return call(listTasks, { query }, signal)
    }),
  placeholderData: keepPreviousData,
})

export const hoursQuery = queryOptions({
  queryKey: ['hours'],
  queryFn: async ({ signal }) => (await call(listHours, {}, signal)).items,
})

export const calendarsQuery = queryOptions({
  queryKey: ['calendars'],
  queryFn: ({ signal }) => call(listCalendars, {}, signal),
})

export const syncQuery = queryOptions({
  queryKey: ['sync'],
  queryFn: ({ signal }) => call(readSync, {}, signal),
})

/** Told from plan versions, so that it changes with the week. */
export const syncJournalQuery = queryOptions({
  queryKey: ['week', 'journal'],
  queryFn: ({ signal }) => call(readSyncJournal, {}, signal),
  placeholderData: keepPreviousData,
})
