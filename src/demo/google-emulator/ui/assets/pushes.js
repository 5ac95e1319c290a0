import { loadPushes } from './api.js'
import { element } from './grid.js'

const byId = (id) => document.getElementById(id)

function line({ at, subject, what, outcome, isDelivered }) {
  const item = element('li', isDelivered ? '' : 'is-lost')
  item.append(element('time', '', at), element('span', '', `${subject}: ${what}`), element('b', '', outcome))
  return item
}

/** Draws what Google told its watchers about this person's calendars. */
export async function drawPushes(person) {
  const { count, items } = await loadPushes(person)
  byId('push-count').textContent = String(count)
  const nothing = element('li', '', 'Nobody watches these calendars, or nothing has changed yet.')
  byId('push-list').replaceChildren(...(items.length === 0 ? [nothing] : items.map(line)))
}
