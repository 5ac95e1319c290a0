import { addEvent, changeEvent, removeEvent, removeSeries } from './api.js'
import { element } from './grid.js'
import { addDays, clock, normalise, wall } from './time.js'

const MARK = '✓ '

const byId = (id) => document.getElementById(id)
const editable = (calendar) => ['owner', 'writer'].includes(calendar.accessRole)

/** The dialog for one event. `afterSave` redraws the page. */
export function createEditor(afterSave) {
  const dialog = byId('editor')
  const form = byId('editor-form')
  const fields = form.elements
  let current = null

  const attempt = async (work) => {
    try {
      await work()
      dialog.close()
      await afterSave()
    } catch (error) {
      byId('editor-error').textContent = error.message
    }
  }

  const show = (event, view, isNew) => {
    current = { event, isNew, timeZone: view.person.timeZone }
    fillCalendars(fields.calendarId, view, event, isNew)
    fillFields(fields, event)
    fillFrame(event, view, isNew)
    dialog.showModal()
  }

  form.addEventListener('submit', (submit) => {
    submit.preventDefault()
    const { event, isNew, timeZone } = current
    const body = readFields(fields, timeZone)
    void attempt(() => (isNew ? addEvent(fields.calendarId.value, body) : changeEvent(event, body)))
  })
  fields.allDay.addEventListener('change', () => form.classList.toggle('is-all-day', fields.allDay.checked))
  byId('editor-cancel').addEventListener('click', () => dialog.close())
  byId('editor-delete').addEventListener('click', () => void attempt(() => removeEvent(current.event)))
  byId('editor-delete-series').addEventListener(
    'click',
    () => void attempt(() => removeSeries(current.event)),
  )
  byId('editor-answers').addEventListener('click', (click) => {
    const { answer } = click.target.dataset
    if (answer !== undefined)
      void attempt(() => changeEvent(current.event, { attendees: answered(current.event, answer) }))
  })
  return { show, isOpen: () => dialog.open }
}

function answered(event, responseStatus) {
  return event.attendees.map((each) => (each.self ? { ...each, responseStatus } : each))
}

function fillCalendars(select, view, event, isNew) {
  const choices = isNew
    ? view.calendars.filter(editable)
    : view.calendars.filter((each) => each.id === event.calendarId)
  select.replaceChildren(
    ...choices.map((calendar) => {
      const option = element('option', '', calendar.primary ? view.person.name : calendar.summary)
      option.value = calendar.id
      return option
    }),
  )
  select.value = event.calendarId
}

function fillFields(fields, event) {
  const title = event.summary ?? ''
  const done = title.startsWith('✓')
  const allDay = event.start.date !== undefined && event.start.date !== null
  const start = wall(event.start)
  const end = wall(event.end)
  fields.summary.value = done ? title.replace(/^✓\s*/, '') : title
  fields.done.checked = done
  fields.allDay.checked = allDay
  fields.startDate.value = start.date
  fields.endDate.value = allDay ? addDays(end.date, -1) : end.date
  fields.startTime.value = clock(start.minutes)
  fields.endTime.value = clock(end.minutes)
  fields.transparency.value = event.transparency ?? 'opaque'
  fields.description.value = event.description ?? ''
}

function noteFor(event, calendar) {
  if (!editable(calendar)) return `${calendar.summary}: you can only read this calendar.`
  return event.recurringEventId === undefined ? '' : 'Part of a series: changes go to this one only.'
}

function fillFrame(event, view, isNew) {
  const calendar = view.calendars.find((each) => each.id === event.calendarId)
  const canEdit = editable(calendar)
  byId('editor-heading').textContent = isNew ? 'New event' : 'Event'
  byId('editor-note').textContent = noteFor(event, calendar)
  byId('editor-error').textContent = ''
  byId('editor-form').classList.toggle('is-all-day', byId('editor-form').elements.allDay.checked)
  byId('editor-delete').hidden = isNew || !canEdit
  byId('editor-delete-series').hidden = event.recurringEventId === undefined || !canEdit
  byId('editor-form').querySelector('button[type=submit]').hidden = !canEdit
  const self = event.attendees?.find((each) => each.self)
  byId('editor-answers').hidden = self === undefined || !canEdit
  for (const button of byId('editor-answers').querySelectorAll('button'))
    button.setAttribute('aria-pressed', String(button.dataset.answer === self?.responseStatus))
}

function minutesOf(time) {
  const [hour, minute] = time.split(':').map(Number)
  return hour * 60 + minute
}

function timeOf(date, time, timeZone) {
  const moment = normalise({ date, minutes: minutesOf(time) })
  return { date: null, dateTime: `${moment.date}T${clock(moment.minutes)}:00`, timeZone }
}

const day = (date) => ({ date, dateTime: null, timeZone: null })

function readFields(fields, timeZone) {
  const title = fields.summary.value.trim()
  const allDay = fields.allDay.checked
  return {
    summary: fields.done.checked ? `${MARK}${title}` : title,
    description: fields.description.value,
    transparency: fields.transparency.value,
    start: allDay
      ? day(fields.startDate.value)
      : timeOf(fields.startDate.value, fields.startTime.value, timeZone),
    end: allDay
      ? day(addDays(fields.endDate.value, 1))
      : timeOf(fields.endDate.value, fields.endTime.value, timeZone),
  }
}
