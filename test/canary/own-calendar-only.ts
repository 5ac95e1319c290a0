/** What the canary may touch: the calendar that it makes itself, once it has. */
export type Territory = { calendarId: string | null }

const PREFIX = '/calendar/v3/'

function isOwn(method: string, path: string, { calendarId }: Territory): boolean {
  if (path === 'calendars') return method === 'POST' && calendarId === null
  if (path === 'channels/stop') return method === 'POST'
  const [collection, id = ''] = path.split('/')
  return collection === 'calendars' && calendarId !== null && decodeURIComponent(id) === calendarId
}

/** Lets requests through to the canary's own calendar only, whatever the code above asks for. */
export const ownCalendarOnly =
  (territory: Territory, send: typeof fetch): typeof fetch =>
  async (input, init) => {
    const request = new Request(input, init)
    const { pathname } = new URL(request.url)
    const path = pathname.startsWith(PREFIX) ? pathname.slice(PREFIX.length) : pathname
    if (isOwn(request.method, path, territory)) return send(request)
    throw new Error(`The canary refuses ${request.method} ${path}: it is not in its own calendar.`)
  }
