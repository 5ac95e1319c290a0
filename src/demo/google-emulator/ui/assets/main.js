import { changeEvent, loadVersion, loadWeek } from './api.js'
import { watchDrags } from './drag.js'
import { createEditor } from './editor.js'
import { drawWeek, element } from './grid.js'
import { drawPushes } from './pushes.js'
import { addDays, rangeTitle, toDateTime } from './time.js'

const POLL_MS = 1500
const byId = (id) => document.getElementById(id)
const root = byId('week')
const person = byId('person')
const hidden = new Set()
const isNarrow = () => window.matchMedia('(max-width: 700px)').matches
const asked = new URLSearchParams(location.search)
/** A page that lives at another time leads here with how far it is ahead. */
const ahead = asked.get('ahead') ?? '0'
const state = { view: null, from: asked.get('from') }

function toast(message) {
  byId('toast').textContent = message
  byId('toast').classList.toggle('is-shown', message !== '')
}

function drawCalendars(view) {
  byId('calendars').replaceChildren(
    ...view.calendars.map((calendar) => {
      const button = element(
        'button',
        '',
        calendar.primary ? view.person.name : (calendar.summaryOverride ?? calendar.summary),
      )
      button.style.setProperty('--color', calendar.backgroundColor)
      button.setAttribute('aria-pressed', String(!hidden.has(calendar.id)))
      button.addEventListener('click', () => {
        if (!hidden.delete(calendar.id)) hidden.add(calendar.id)
        draw()
      })
      const item = element('li')
      item.append(button)
      return item
    }),
  )
}

function draw() {
  byId('range').textContent = rangeTitle(state.view.dates)
  drawCalendars(state.view)
  drawWeek(root, state.view, hidden)
}

async function load() {
  try {
    state.view = await loadWeek(person.value, { from: state.from, days: isNarrow() ? 3 : 7, ahead })
    draw()
    toast('')
  } catch (error) {
    toast(error.message)
  }
}

const go = (days) => () => {
  state.from = days === null ? null : addDays(state.view.dates[0], days * state.view.dates.length)
  void load()
}

const find = (node) =>
  state.view.events.find(
    (each) => each.id === node.dataset.event && each.calendarId === node.dataset.calendar,
  )

const canEdit = (event) =>
  ['owner', 'writer'].includes(state.view.calendars.find((each) => each.id === event.calendarId)?.accessRole)

const primaryId = () => state.view.calendars.find((each) => each.primary)?.id

function draft({ date, from, to }) {
  const at = (minutes) => toDateTime({ date, minutes }, state.view.person.timeZone)
  const { date: _start, ...start } = at(from)
  const { date: _end, ...end } = at(to)
  return { calendarId: primaryId(), summary: '', start, end }
}

const editor = createEditor(load)
const drags = watchDrags(root, {
  find,
  canEdit,
  open: (event) => editor.show(event, state.view, false),
  create: (span) => editor.show(draft(span), state.view, true),
  change: async (event, { date, from, to }) => {
    const at = (minutes) => toDateTime({ date, minutes }, state.view.person.timeZone)
    try {
      await changeEvent(event, { start: at(from), end: at(to) })
    } catch (error) {
      toast(error.message)
      return
    }
    await load()
  },
})

// Mouse clicks end in a drag gesture; this is for touch, the keyboard, all-day and read-only events.
root.addEventListener('click', (click) => {
  const node = click.target.closest('.event')
  const byMouse = click.detail > 0 && click.pointerType !== 'touch'
  if (node === null) return
  const event = find(node)
  if (byMouse && node.closest('.day') !== null && canEdit(event)) return
  editor.show(event, state.view, false)
})

byId('previous').addEventListener('click', go(-1))
byId('next').addEventListener('click', go(1))
byId('today').addEventListener('click', go(null))
byId('add').addEventListener('click', () => {
  const date = state.view.dates.find((each) => state.view.now.startsWith(each)) ?? state.view.dates[0]
  editor.show(draft({ date, from: 540, to: 600 }), state.view, true)
})
person.value = asked.get('person') ?? localStorage.getItem('person') ?? person.value
if (person.value === '') person.selectedIndex = 0
person.addEventListener('change', () => {
  localStorage.setItem('person', person.value)
  void load()
})
window.matchMedia('(max-width: 700px)').addEventListener('change', () => {
  state.from = null
  void load()
})

async function poll() {
  try {
    const { seq } = await loadVersion()
    const busy = drags.isBusy() || editor.isOpen()
    await drawPushes(person.value)
    if (state.view === null || (seq !== state.view.seq && !busy)) await load()
  } catch {
    toast('The emulator does not answer. Trying again …')
  }
  setTimeout(() => void poll(), POLL_MS)
}

await load()
void drawPushes(person.value)
const linked = state.view?.events.find((each) => each.id === asked.get('open'))
if (linked !== undefined) editor.show(linked, state.view, false)
setTimeout(() => void poll(), POLL_MS)
