import { MINUTES_PER_DAY, wall } from './time.js'

/** Cuts a timed event into its parts on the shown days. */
export function segmentsOf(event, dates) {
  const start = wall(event.start)
  const end = wall(event.end)
  return dates
    .filter((date) => date >= start.date && (date < end.date || (date === end.date && end.minutes > 0)))
    .map((date) => ({
      event,
      date,
      from: date === start.date ? start.minutes : 0,
      to: date === end.date ? end.minutes : MINUTES_PER_DAY,
      isFirst: date === start.date,
      isLast: date === end.date || (end.minutes === 0 && date < end.date),
    }))
}

/** Puts overlapping segments of one day side by side: adds `column` and `columns`. */
export function packColumns(segments) {
  const sorted = segments.toSorted((a, b) => a.from - b.from || b.to - a.to)
  const packed = []
  let cluster = []
  let clusterEnd = -1
  for (const segment of sorted) {
    if (segment.from >= clusterEnd) {
      packed.push(...finish(cluster))
      cluster = []
    }
    cluster.push(segment)
    clusterEnd = Math.max(clusterEnd, visibleEnd(segment))
  }
  return [...packed, ...finish(cluster)]
}

// Short events are drawn at least this long, so they must not be covered by their neighbours.
const visibleEnd = (segment) => Math.max(segment.to, segment.from + 20)

function finish(cluster) {
  const ends = []
  const placed = cluster.map((segment) => {
    const free = ends.findIndex((end) => end <= segment.from)
    const column = free === -1 ? ends.length : free
    ends[column] = visibleEnd(segment)
    return { ...segment, column }
  })
  return placed.map((segment) => ({ ...segment, columns: ends.length }))
}

/** Rows of all-day events: adds `first`, `last` (day indexes) and `row`. */
export function packAllDay(events, dates) {
  const rows = []
  const visible = events.filter(
    (event) => event.start.date < addOne(dates.at(-1)) && event.end.date > dates[0],
  )
  return visible
    .toSorted((a, b) => (a.start.date < b.start.date ? -1 : 1))
    .map((event) => {
      const first = Math.max(0, dates.indexOf(event.start.date))
      const after = dates.indexOf(event.end.date)
      const last = after === -1 ? dates.length - 1 : after - 1
      const free = rows.findIndex((end) => end < first)
      const row = free === -1 ? rows.length : free
      rows[row] = last
      return { event, first, last, row }
    })
}

// String order of dates is time order, so any character behind the last date closes the range.
const addOne = (date) => `${date}~`
