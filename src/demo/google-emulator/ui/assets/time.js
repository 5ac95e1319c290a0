// Everything here works on wall time: the server has already put events into the person's zone.

export const MINUTES_PER_DAY = 1440

const pad = (number) => String(number).padStart(2, '0')

/** "2026-11-23T09:30:00+01:00" → { date: "2026-11-23", minutes: 570 } */
export function wall(time) {
  if (time.date !== undefined) return { date: time.date, minutes: 0 }
  const [date, clock] = time.dateTime.split('T')
  const [hour, minute] = clock.split(':').map(Number)
  return { date, minutes: hour * 60 + minute }
}

export function clock(minutes) {
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}

export function addDays(date, days) {
  const moment = new Date(`${date}T12:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + days)
  return moment.toISOString().slice(0, 10)
}

export function daysBetween(from, to) {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000)
}

/** Day and minutes, with minutes beyond midnight carried over. */
export function normalise({ date, minutes }) {
  const days = Math.floor(minutes / MINUTES_PER_DAY)
  return { date: addDays(date, days), minutes: minutes - days * MINUTES_PER_DAY }
}

export function toDateTime(moment, timeZone) {
  const { date, minutes } = normalise(moment)
  return { dateTime: `${date}T${clock(minutes)}:00`, timeZone, date: null }
}

export function dayName(date) {
  return new Date(`${date}T12:00:00Z`).toLocaleDateString('en', { weekday: 'short', timeZone: 'UTC' })
}

const month = (date, style) =>
  new Date(`${date}T12:00:00Z`).toLocaleDateString('en', { ...style, timeZone: 'UTC' })

export function rangeTitle(dates) {
  const first = dates[0]
  const last = dates.at(-1)
  if (first.slice(0, 7) === last.slice(0, 7)) return month(first, { month: 'long', year: 'numeric' })
  return `${month(first, { month: 'short' })} – ${month(last, { month: 'short', year: 'numeric' })}`
}
