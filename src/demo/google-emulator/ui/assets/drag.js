import { element, HOUR_PX } from './grid.js'
import { clock, daysBetween, wall } from './time.js'

const SNAP = 15
const SLOP_PX = 5

const snap = (minutes) => Math.round(minutes / SNAP) * SNAP

function placeAt(root, pointer) {
  const days = [...root.querySelectorAll('.day')]
  const day = days.findLast((each) => each.getBoundingClientRect().left <= pointer.clientX) ?? days[0]
  const minutes = ((pointer.clientY - day.getBoundingClientRect().top) / HOUR_PX) * 60
  return { day, date: day.dataset.date, minutes: Math.max(0, Math.min(1440, minutes)) }
}

function lengthOf(event) {
  const start = wall(event.start)
  const end = wall(event.end)
  return daysBetween(start.date, end.date) * 1440 + end.minutes - start.minutes
}

/** What a gesture means at a place: a new start and end on one day. */
const GESTURES = {
  move: ({ event, grabbed, length }, place) => {
    const offset =
      daysBetween(wall(event.start).date, grabbed.date) * 1440 + grabbed.minutes - wall(event.start).minutes
    const from = snap(place.minutes - offset)
    return { date: place.date, from, to: from + length }
  },
  resize: ({ event }, place) => {
    const start = wall(event.start)
    const to = snap(place.minutes) + daysBetween(start.date, place.date) * 1440
    return { date: start.date, from: start.minutes, to: Math.max(to, start.minutes + SNAP) }
  },
  create: ({ grabbed }, place) => {
    const anchor = Math.floor(grabbed.minutes / SNAP) * SNAP
    const other = snap(place.minutes)
    return other >= anchor
      ? { date: grabbed.date, from: anchor, to: Math.max(other, anchor + SNAP) }
      : { date: grabbed.date, from: other, to: anchor }
  },
}

function drawGhost(root, ghost, span) {
  const day = root.querySelector(`.day[data-date="${span.date}"]`)
  if (day === null) return
  ghost.style.top = `${(span.from / 60) * HOUR_PX}px`
  ghost.style.height = `${((span.to - span.from) / 60) * HOUR_PX - 2}px`
  ghost.textContent = `${clock(((span.from % 1440) + 1440) % 1440)}–${clock(((span.to % 1440) + 1440) % 1440)}`
  day.append(ghost)
}

/**
 * Watches pointers on the grid. `handlers`: find(node) → event, canEdit(event), open(event),
 * create(span), change(event, span). Touch on an event only taps, so that a phone can still scroll.
 */
export function watchDrags(root, handlers) {
  let drag = null
  root.addEventListener('pointerdown', (pointer) => {
    const node = pointer.target.closest('.event')
    if (pointer.button !== 0 || pointer.pointerType === 'touch') return
    const event = node === null ? null : handlers.find(node)
    if (pointer.target.closest('.day') === null || (event !== null && !handlers.canEdit(event))) return
    const kind = event === null ? 'create' : pointer.target.closest('.grip') === null ? 'move' : 'resize'
    drag = {
      kind,
      event,
      node,
      grabbed: placeAt(root, pointer),
      length: event === null ? 0 : lengthOf(event),
    }
    Object.assign(drag, {
      x: pointer.clientX,
      y: pointer.clientY,
      ghost: element('div', 'ghost'),
      span: null,
    })
    pointer.preventDefault()
  })
  root.ownerDocument.addEventListener('pointermove', (pointer) => {
    if (drag === null) return
    const moved = Math.hypot(pointer.clientX - drag.x, pointer.clientY - drag.y)
    if (drag.span === null && moved < SLOP_PX) return
    drag.span = GESTURES[drag.kind](drag, placeAt(root, pointer))
    drag.node?.classList.add('is-dragged')
    drawGhost(root, drag.ghost, drag.span)
  })
  root.ownerDocument.addEventListener('pointerup', () => {
    if (drag === null) return
    const { kind, event, grabbed, ghost, node, span } = drag
    drag = null
    ghost.remove()
    node?.classList.remove('is-dragged')
    if (kind !== 'create') {
      if (span === null) handlers.open(event)
      else handlers.change(event, span)
      return
    }
    const from = Math.floor(grabbed.minutes / 30) * 30
    handlers.create(span ?? { date: grabbed.date, from, to: from + 60 })
  })
  return { isBusy: () => drag !== null }
}
