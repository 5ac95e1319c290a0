import type { Opened } from '../access.ts'
import { isoSeconds } from './event-time.ts'
import { required } from '../google-error.ts'
import { insertEvent } from './insert-event.ts'
import type { Actor } from '../scopes.ts'
import type { StoredEvent } from '../state.ts'
import type { Store } from '../store.ts'

const HOUR = 3_600_000

/** events.quickAdd, without understanding the text: it becomes the title of the next full hour. */
export function quickAdd(store: Store, actor: Actor, opened: Opened, text: string | undefined): StoredEvent {
  if (text === undefined || text.trim() === '') throw required('Missing required parameter: text')
  const startMs = Math.ceil(store.now() / HOUR) * HOUR
  const { timeZone } = opened.calendar
  return insertEvent(store, actor, opened, {
    summary: text.trim(),
    start: { dateTime: isoSeconds(startMs), timeZone },
    end: { dateTime: isoSeconds(startMs + HOUR), timeZone },
  })
}
