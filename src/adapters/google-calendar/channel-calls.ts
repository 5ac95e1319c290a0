import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js'
import type { CalendarGateway, Watch, WatchRequest } from '#app/ports/calendar-gateway.ts'
import { callGoogle, type Line } from './call-google.ts'
import { gatewayError } from './faults.ts'

const WATCH = 'watch a calendar'

/** The part of the gateway that concerns push channels. */
export const channelCalls = (
  line: Line,
): Pick<CalendarGateway, 'watchEvents' | 'watchCalendarList' | 'stopChannel'> => ({
  watchEvents: async (calendarId, request) =>
    toWatch(
      await callGoogle(line, { action: WATCH, isWrite: true }, (api, options) =>
        api.events.watch({ calendarId, requestBody: toBody(request) }, options),
      ),
    ),

  watchCalendarList: async (request) =>
    toWatch(
      await callGoogle(line, { action: WATCH, isWrite: true }, (api, options) =>
        api.calendarList.watch({ requestBody: toBody(request) }, options),
      ),
    ),

  async stopChannel(id, resourceId) {
    await callGoogle(line, { action: 'stop watching a calendar', isWrite: true }, (api, options) =>
      api.channels.stop({ requestBody: { id, resourceId } }, options),
    )
  },
})

const toBody = ({ channelId, token, address, ttlSeconds }: WatchRequest): calendar_v3.Schema$Channel => ({
  id: channelId,
  type: 'web_hook',
  address,
  token,
  params: { ttl: String(ttlSeconds) },
})

function toWatch({ resourceId, expiration }: calendar_v3.Schema$Channel): Watch {
  const expiresAtMs = Number(expiration)
  if (typeof resourceId !== 'string' || !Number.isFinite(expiresAtMs)) {
    throw gatewayError('unavailable', WATCH, 'the answer does not say until when')
  }
  return { resourceId, expiresAtMs }
}
