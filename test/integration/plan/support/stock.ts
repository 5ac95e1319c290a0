import { liveStates } from '#core/blocks/block.ts'
import type { CalendarEvent } from '#core/calendar/calendar-event.ts'
import type { Habit } from '#core/goals/habit.ts'
import type { Task } from '#core/tasks/task.ts'
import type { Calendar } from '#app/ports/repositories/calendar-repositories.ts'
import { aHabit, aTask } from '../../../support/work-builders.ts'
import type { World } from './world.ts'

export const at = (text: string): number => Date.parse(text)

/** Adds an open task with the product's defaults, and asks for a plan. */
export async function addTask(world: World, some: Partial<Task> = {}): Promise<Task> {
  const task = aTask({
    id: world.ids.next(),
    title: 'Write the report',
    hoursProfileId: world.workHours,
    ...some,
  })
  await world.ask(async ({ tasks, wakes }) => {
    await tasks.save(task)
    await wakes.request('plan')
  })
  return task
}

export async function addHabit(world: World, some: Partial<Habit> = {}): Promise<Habit> {
  const habit = aHabit({ id: world.ids.next(), maxMinutes: 30, ...some })
  await world.ask(({ habits }) => habits.save(habit))
  return habit
}

/** Links an account with one calendar that counts as busy. */
export async function addCalendar(world: World, some: Partial<Calendar> = {}): Promise<Calendar> {
  const connection = {
    id: world.ids.next(),
    googleSubject: 'g',
    email: 'ada@example.org',
    scopes: [],
    sealedRefreshToken: 's',
    sealedAccessToken: null,
    accessTokenExpiresAtMs: null,
    status: 'active',
    removesBlocks: false,
    fault: null,
    createdAtMs: 0,
  } as const
  const calendar: Calendar = {
    id: world.ids.next(),
    connectionId: connection.id,
    googleCalendarId: 'primary',
    title: 'Ada',
    timeZone: 'Europe/Berlin',
    accessRole: 'owner',
    backgroundColor: null,
    isPrimary: true,
    isOurs: false,
    countsAsBusy: true,
    state: 'readable',
    fault: null,
    syncToken: null,
    syncParameters: null,
    isPushable: true,
    pushRefusedAtMs: null,
    readEvents: null,
    scannedAtMs: null,
    wholeAtMs: null,
    pulledAtMs: world.edits.clock.now(),
    ...some,
  }
  await world.ask(async ({ connections, calendars }) => {
    await connections.save(connection)
    await calendars.save(calendar)
  })
  return calendar
}

export async function addMeeting(
  world: World,
  calendarId: string,
  start: string,
  end: string,
  some: Partial<CalendarEvent> = {},
): Promise<void> {
  const event: CalendarEvent = {
    calendarId,
    eventId: `e${world.ids.next().replaceAll('-', '')}`,
    etag: '"1"',
    status: 'confirmed',
    eventType: 'default',
    title: 'Meeting',
    description: null,
    location: null,
    colorId: null,
    isTransparent: false,
    selfResponse: 'accepted',
    start: { kind: 'instant', atMs: at(start), timeZone: 'Europe/Berlin' },
    end: { kind: 'instant', atMs: at(end), timeZone: 'Europe/Berlin' },
    recurrence: [],
    seriesId: null,
    originalStart: null,
    blockId: null,
    generation: null,
    htmlLink: null,
    ...some,
  }
  await world.ask(async ({ events, wakes }) => {
    await events.upsert([event])
    await wakes.request('plan')
  })
}

/** Live blocks in order of time, as "start–end" with their ids apart. */
export const liveBlocks = (world: World) =>
  world.ask(async ({ blocks }) =>
    [...(await blocks.listInStates([...liveStates]))].sort((a, b) => a.startMs - b.startMs),
  )

export const spansOf = (blocks: readonly { readonly startMs: number; readonly endMs: number }[]): string[] =>
  blocks.map(({ startMs, endMs }) => `${short(startMs)}/${short(endMs)}`)

const short = (ms: number): string => new Date(ms).toISOString().slice(0, 16)
