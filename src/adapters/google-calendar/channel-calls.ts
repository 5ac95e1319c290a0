import type { CalendarGateway } from '#app/ports/calendar-gateway.ts'
import { callGoogle, type Line } from './call-google.ts'
import { gatewayError } from './faults.ts'

const WATCH = 'watch a calendar'

/** The part of the gateway that concerns push channels. */
export const channelCalls = (line: Line): Pick<CalendarGateway, 'watchEvents' | 'stopChannel'> => ({
  async watchEvents(calendarId, { channelId, token, address, ttlSeconds }) {
    const requestBody = {
      id: channelId,
      type: 'web_hook',
      address,
      token,
      params: { ttl: String(ttlSeconds) },
    }
    const { resourceId, expiration } = await callGoogle(
      line,
      { action: WATCH, isWrite: true },
      (api, options) => api.events.watch({ calendarId, requestBody }, options),
    )
    const expiresAtMs = Number(expiration)
    if (typeof resourceId !== 'string' || !Number.isFinite(expiresAtMs)) {
      throw gatewayError('unavailable', WATCH, 'the answer does not say until when')
    }
    return { resourceId, expiresAtMs }
  },

  async stopChannel(id, resourceId) {
    await callGoogle(line, { action: 'stop watching a calendar', isWrite: true }, (api, options) =>
      api.channels.stop({ requestBody: { id, resourceId } }, options),
    )
  },
})
