import type { CalendarView } from '#contracts/http/calendar-routes.ts'
import { formatMinutes } from '../../format/duration.ts'
import { countText, momentText } from '../sync/sync-words.ts'

type Circumstances = {
  readonly heldBy: 'reconnect' | 'gap' | null
  readonly readEverySeconds: number
  readonly now: number
  readonly timeZone: string
}

type State = { readonly text: string; readonly isFault: boolean }

const calm = (text: string): State => ({ text, isFault: false })

const heldText = {
  reconnect: 'Unknown until the account is connected again.',
  gap: 'Unknown until Timewright may read it.',
} as const

/** How a calendar stands: what we know of it, since when, and how we notice changes. */
export function calendarState(calendar: CalendarView, circumstances: Circumstances): State {
  const { state, fault, countsAsBusy, isOurs, progress } = calendar
  if (!countsAsBusy) return calm('Ignored: its events take no time.')
  if (circumstances.heldBy !== null) return calm(heldText[circumstances.heldBy])
  if (state === 'unreadable')
    return {
      text: `Its time is unknown, so the plan rests. ${fault ?? 'It cannot be read; let it be ignored to plan without it.'}`,
      isFault: true,
    }
  if (state === 'unread')
    return calm(
      progress === null
        ? 'Waits to be read for the first time.'
        : `Being read: ${countText(progress.readEvents, 'event')} so far.`,
    )
  return calm(
    [isOurs ? 'Your blocks are here' : contentText(calendar), readText(calendar, circumstances)].join(' · '),
  )
}

function contentText({ events, accessRole }: CalendarView): string {
  const held = countText(events, 'event')
  return accessRole === 'freeBusyReader' ? `${held}, shared with you as free/busy only` : held
}

function readText(
  { pulledAt, watch }: CalendarView,
  { now, timeZone, readEverySeconds }: Circumstances,
): string {
  const read = pulledAt === null ? 'just made' : `read ${momentText(pulledAt, now, timeZone)}`
  const every = formatMinutes(Math.max(1, readEverySeconds / 60))
  switch (watch) {
    case 'pushed':
      return `${read}, Google tells us of changes at once`
    case 'refused':
      return `${read}, and every ${every}: Google does not announce changes of this calendar`
    case 'unreachable':
      return `${read}, and every ${every}: Google cannot reach this server to announce changes`
    case 'asked':
      return `${read}, and every ${every}`
  }
}
