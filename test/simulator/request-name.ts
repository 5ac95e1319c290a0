const calendar = /^\/calendar\/v3\/calendars\/([^/]+)/

const ofEvents: Readonly<Record<string, string>> = {
  GET: 'events.list',
  POST: 'events.insert',
}
const ofEvent: Readonly<Record<string, string>> = {
  GET: 'events.get',
  PATCH: 'events.patch',
  PUT: 'events.update',
  DELETE: 'events.delete',
}

export type Named = {
  readonly name: string
  readonly calendarId: string | null
  readonly eventId: string | null
}

/** Google's name of a request, with the calendar and event that it is about. */
export function nameRequest(method: string, path: string): Named {
  const nothing = { calendarId: null, eventId: null }
  if (path === '/token') return { name: 'oauth.token', ...nothing }
  if (path.endsWith('/channels/stop')) return { name: 'channels.stop', ...nothing }
  if (path.endsWith('/calendarList')) return { name: 'calendarList.list', ...nothing }
  const found = calendar.exec(path)
  if (found === null) return { name: path.endsWith('/calendars') ? 'calendars.insert' : 'other', ...nothing }
  const calendarId = decodeURIComponent(found[1] ?? '')
  const rest = path.slice(found[0].length)
  if (rest === '/events/watch') return { name: 'events.watch', calendarId, eventId: null }
  if (rest === '/events') return { name: ofEvents[method] ?? 'other', calendarId, eventId: null }
  if (rest === '') return { name: `calendars.${method.toLowerCase()}`, calendarId, eventId: null }
  const eventId = decodeURIComponent(rest.replace('/events/', ''))
  return { name: ofEvent[method] ?? 'other', calendarId, eventId }
}
