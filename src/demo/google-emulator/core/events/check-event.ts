import { isEventColor } from '../calendars/colors.ts'
import type { EventBody } from './event-body.ts'
import { canonicalTime, floatingMs } from './event-time.ts'
import { GoogleError, invalid, required } from '../google-error.ts'
import { checkRecurrence } from './recurrence.ts'
import type { Calendar, Switches } from '../state.ts'

const TYPES = ['default', 'focusTime', 'outOfOffice', 'workingLocation', 'birthday', 'fromGmail']
const PRIMARY_ONLY = new Set(['focusTime', 'outOfOffice', 'workingLocation', 'birthday'])

export type Draft = EventBody & { start: NonNullable<EventBody['start']>; end: NonNullable<EventBody['end']> }

function checkTimes(body: EventBody): Draft {
  const start = canonicalTime(body.start, 'start')
  const end = canonicalTime(body.end, 'end')
  if ((start.date === undefined) !== (end.date === undefined))
    throw invalid('The start and end times must either both be timed or both be all-day.')
  if (floatingMs(end) <= floatingMs(start))
    throw new GoogleError(400, 'timeRangeEmpty', 'The specified time range is empty.', { domain: 'calendar' })
  return { ...body, start, end }
}

function checkSeries(draft: Draft): Draft {
  const { recurrence, ...single } = draft
  if (recurrence === undefined || recurrence.length === 0) return single
  if (draft.start.dateTime !== undefined && draft.start.timeZone === undefined)
    throw required('Missing time zone definition for start time.')
  if (draft.end.dateTime !== undefined && draft.end.timeZone === undefined)
    throw required('Missing time zone definition for end time.')
  checkRecurrence({ start: draft.start, recurrence })
  return draft
}

/** Types are fixed at creation; some live on primary calendars only. */
export function checkNewType(type: string, calendar: Calendar): void {
  if (!TYPES.includes(type))
    throw invalid(`Invalid value for: eventType: '${type}' is not one of ${TYPES.join(', ')}.`)
  if (type === 'fromGmail')
    throw new GoogleError(400, 'eventTypeRestriction', "Events of type 'fromGmail' cannot be created.", {
      domain: 'calendar',
    })
  if (PRIMARY_ONLY.has(type) && !calendar.primary)
    throw new GoogleError(
      400,
      'eventTypeRestriction',
      `Events of type '${type}' live on primary calendars only.`,
      {
        domain: 'calendar',
      },
    )
}

function checkAttendees(body: EventBody, switches: Switches): void {
  if (switches.attendeesQuotaExceeded && (body.attendees?.length ?? 0) > 0)
    throw new GoogleError(403, 'quotaExceeded', 'Calendar usage limits exceeded.', { domain: 'usageLimits' })
}

function checkColor({ colorId }: EventBody): void {
  if (colorId !== undefined && colorId !== '' && !isEventColor(colorId))
    throw invalid(`Invalid value for: colorId: '${colorId}' is no color of colors.get.`)
}

function normalised(body: EventBody): EventBody {
  const tidy = { ...body }
  if (tidy.summary !== undefined) tidy.summary = tidy.summary.trim()
  if (tidy.description !== undefined) tidy.description = tidy.description.replaceAll('\r\n', '\n').trimEnd()
  return tidy
}

/** Checks a whole body and brings it to the stored form. */
export function checkEvent(body: EventBody, switches: Switches): Draft {
  checkAttendees(body, switches)
  checkColor(body)
  return checkSeries(checkTimes(switches.normaliseEcho ? normalised(body) : body))
}
