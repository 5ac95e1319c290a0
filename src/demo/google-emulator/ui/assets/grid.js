import { packAllDay, packColumns, segmentsOf } from './layout.js'
import { clock, dayName, wall } from './time.js'

export const HOUR_PX = 46

const EVENT_COLORS = {
  1: '#7986cb',
  2: '#33b679',
  3: '#8e24aa',
  4: '#e67c73',
  5: '#e4a200',
  6: '#f4511e',
  7: '#039be5',
  8: '#616161',
  9: '#3f51b5',
  10: '#0b8043',
  11: '#d50000',
}

export function element(tag, className, text) {
  const node = document.createElement(tag)
  if (className) node.className = className
  if (text !== undefined) node.textContent = text
  return node
}

const selfAnswer = (event) => event.attendees?.find((each) => each.self)?.responseStatus

function looks(event) {
  const answer = selfAnswer(event)
  return [
    'event',
    event.transparency === 'transparent' ? 'is-free' : '',
    answer === 'declined' ? 'is-declined' : '',
    answer === 'tentative' || answer === 'needsAction' || event.status === 'tentative' ? 'is-tentative' : '',
    event.eventType === 'default' ? '' : `type-${event.eventType}`,
  ].join(' ')
}

function eventNode(event, view, label) {
  const calendar = view.calendars.find((each) => each.id === event.calendarId)
  const node = element('button', looks(event))
  node.type = 'button'
  node.dataset.event = event.id
  node.dataset.calendar = event.calendarId
  node.style.setProperty('--color', EVENT_COLORS[event.colorId] ?? calendar?.backgroundColor ?? '#039be5')
  node.title = `${event.summary ?? '(No title)'} – ${label} – ${calendar?.summary ?? ''}`
  return node
}

const timesOf = (event) => `${clock(wall(event.start).minutes)}–${clock(wall(event.end).minutes)}`

function timedNode(segment, view) {
  const { event, from, to, column, columns } = segment
  const node = eventNode(event, view, timesOf(event))
  const height = Math.max(((to - from) / 60) * HOUR_PX - 2, 15)
  node.style.top = `${(from / 60) * HOUR_PX}px`
  node.style.height = `${height}px`
  node.style.left = `${(column / columns) * 100}%`
  node.style.width = `calc(${100 / columns}% - 3px)`
  node.classList.toggle('is-short', height < 32)
  node.append(
    element('b', '', event.summary ?? '(No title)'),
    element('span', 'when', height < 32 ? clock(wall(event.start).minutes) : timesOf(event)),
  )
  if (segment.isLast) node.append(element('span', 'grip'))
  return node
}

function dayColumn(date, segments, view) {
  const column = element('div', 'day')
  column.dataset.date = date
  column.append(...packColumns(segments).map((segment) => timedNode(segment, view)))
  if (view.now.startsWith(date)) {
    const line = element('div', 'now')
    line.style.top = `${(wall({ dateTime: view.now }).minutes / 60) * HOUR_PX}px`
    column.append(line)
  }
  return column
}

function headRow(view) {
  const head = element('div', 'head')
  head.append(element('div', 'corner', view.person.timeZone.split('/').at(-1).replaceAll('_', ' ')))
  for (const date of view.dates) {
    const cell = element('div', view.now.startsWith(date) ? 'date is-today' : 'date')
    cell.append(element('span', '', dayName(date)), element('b', '', String(Number(date.slice(8)))))
    head.append(cell)
  }
  return head
}

function allDayRow(view, events) {
  const row = element('div', 'all-day')
  row.append(element('div', 'corner', 'all day'))
  for (const { event, first, last, row: line } of packAllDay(events, view.dates)) {
    const node = eventNode(event, view, 'all day')
    node.append(element('b', '', event.summary ?? '(No title)'))
    node.style.gridColumn = `${first + 2} / ${last + 3}`
    node.style.gridRow = String(line + 1)
    row.append(node)
  }
  return row
}

function hoursColumn() {
  const hours = element('div', 'hours')
  hours.append(
    ...Array.from({ length: 24 }, (_, hour) => element('span', '', hour === 0 ? '' : clock(hour * 60))),
  )
  return hours
}

/** Draws the week anew; keeps the scroll position. */
export function drawWeek(root, view, hidden) {
  const shown = view.events.filter((event) => !hidden.has(event.calendarId))
  const allDay = shown.filter((event) => event.start.date !== undefined)
  const timed = shown.filter((event) => event.start.date === undefined)
  const segments = timed.flatMap((event) => segmentsOf(event, view.dates))
  const top = root.querySelector('.scroller')?.scrollTop ?? 7.7 * HOUR_PX
  const scroller = element('div', 'scroller')
  const body = element('div', 'body')
  body.append(
    hoursColumn(),
    ...view.dates.map((date) =>
      dayColumn(
        date,
        segments.filter((each) => each.date === date),
        view,
      ),
    ),
  )
  const sticky = element('div', 'sticky')
  sticky.append(headRow(view), allDayRow(view, allDay))
  scroller.append(sticky, body)
  root.style.setProperty('--days', String(view.dates.length))
  root.style.setProperty('--hour', `${HOUR_PX}px`)
  root.replaceChildren(scroller)
  scroller.scrollTop = top
}
