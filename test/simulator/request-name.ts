export type Named = {
  readonly name: string
  readonly calendarId: string | null
  readonly eventId: string | null
}

type Pattern = readonly [RegExp, Readonly<Record<string, string>>]

/** Google's paths, with the name of what each method does there. */
const patterns: readonly Pattern[] = [
  [/^\/token$/, { POST: 'oauth.token' }],
  [/\/channels\/stop$/, { POST: 'channels.stop' }],
  [/\/calendarList\/watch$/, { POST: 'calendarList.watch' }],
  [/\/calendarList$/, { GET: 'calendarList.list' }],
  [/\/calendars$/, { POST: 'calendars.insert' }],
  [/\/calendars\/([^/]+)\/events\/watch$/, { POST: 'events.watch' }],
  [/\/calendars\/([^/]+)\/events$/, { GET: 'events.list', POST: 'events.insert' }],
  [
    /\/calendars\/([^/]+)\/events\/([^/]+)$/,
    { GET: 'events.get', PATCH: 'events.patch', PUT: 'events.update', DELETE: 'events.delete' },
  ],
  [/\/calendars\/([^/]+)$/, { DELETE: 'calendars.delete', PATCH: 'calendars.patch' }],
]

const decoded = (text: string | undefined): string | null =>
  text === undefined ? null : decodeURIComponent(text)

/** Google's name of a request, with the calendar and event that it is about. */
export function nameRequest(method: string, path: string): Named {
  for (const [pattern, names] of patterns) {
    const found = pattern.exec(path)
    if (found === null) continue
    return { name: names[method] ?? 'other', calendarId: decoded(found[1]), eventId: decoded(found[2]) }
  }
  return { name: 'other', calendarId: null, eventId: null }
}
