async function send(method, path, body) {
  const response = await fetch(path, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  const text = await response.text()
  const answer = text === '' ? null : JSON.parse(text)
  if (!response.ok) throw new Error(answer?.error?.message ?? `The emulator answered ${response.status}.`)
  return answer
}

const eventPath = (calendarId, eventId) =>
  `/emulator/calendars/${encodeURIComponent(calendarId)}/events${eventId === undefined ? '' : `/${encodeURIComponent(eventId)}`}`

export const loadWeek = (person, { from, days, ahead }) => {
  const query = new URLSearchParams({ person, days: String(days), ahead, ...(from === null ? {} : { from }) })
  return send('GET', `/emulator/ui/week?${query}`)
}

export const loadVersion = () => send('GET', '/emulator/ui/version')
export const addEvent = (calendarId, body) => send('POST', eventPath(calendarId), body)
export const changeEvent = (event, body) => send('PATCH', eventPath(event.calendarId, event.id), body)
export const removeEvent = (event) => send('DELETE', eventPath(event.calendarId, event.id))
export const removeSeries = (event) => send('DELETE', eventPath(event.calendarId, event.recurringEventId))
export const loadPushes = (person) => send('GET', `/emulator/ui/pushes?${new URLSearchParams({ person })}`)
