import type { FastifyInstance } from 'fastify'
import type { Emulator } from '../context.ts'
import { stopChannel, watchCalendarList, watchEvents, watchRules, watchSettings } from '../core/channels.ts'
import type { ChannelResource } from '../core/channels.ts'
import { actor, param } from './request.ts'

const BASE = '/calendar/v3'

/** The watch methods and /channels/stop */
export function channelRoutes(app: FastifyInstance, emulator: Emulator): void {
  const { store, pushes } = emulator
  const greeted = async (channel: ChannelResource): Promise<ChannelResource> => {
    const greeting = pushes.greet(String(channel['id']))
    if (store.state.switches.pushSyncFirst) await greeting
    return channel
  }
  app.post(
    `${BASE}/calendars/:calendarId/events/watch`,
    { config: { google: 'events.watch' } },
    (request) => {
      const calendarId = param(request, 'calendarId')
      return greeted(watchEvents(store, actor(emulator, request), calendarId, emulator.url(), request.body))
    },
  )
  app.post(`${BASE}/calendars/:calendarId/acl/watch`, { config: { google: 'acl.watch' } }, (request) => {
    const calendarId = param(request, 'calendarId')
    return greeted(watchRules(store, actor(emulator, request), calendarId, emulator.url(), request.body))
  })
  app.post(`${BASE}/users/me/calendarList/watch`, { config: { google: 'calendarList.watch' } }, (request) =>
    greeted(watchCalendarList(store, actor(emulator, request), emulator.url(), request.body)),
  )
  app.post(`${BASE}/users/me/settings/watch`, { config: { google: 'settings.watch' } }, (request) =>
    greeted(watchSettings(store, actor(emulator, request), emulator.url(), request.body)),
  )
  app.post(`${BASE}/channels/stop`, { config: { google: 'channels.stop' } }, (request, reply) => {
    stopChannel(store, actor(emulator, request), request.body)
    return reply.code(204).send()
  })
}
