import type { CalendarEvent } from './calendar-event.ts'
import { type AskedFields, type BlockFields, fieldsOf, type SyncedFields } from './block-fields.ts'
import type { GoogleCommand } from './google-command.ts'

/**
 * The record of our event after the person's edits were obeyed: Google's fields are the base of the next comparison,
 * and what the person decided counts as asked for, so that we do not write it once more.
 */
export function nextSynced(
  observed: CalendarEvent,
  before: SyncedFields | null,
  commands: readonly GoogleCommand[],
): SyncedFields | null {
  const fields = fieldsOf(observed)
  if (fields === null) return before
  const asked = before?.asked ?? { ...(before ?? fields), calendarId: observed.calendarId }
  return {
    ...fields,
    asked: Object.assign(bare(asked), ...commands.map((one) => decided(one, fields))),
  }
}

function decided(command: GoogleCommand, fields: BlockFields): Partial<BlockFields> {
  switch (command.kind) {
    case 'pin':
      return { startMs: fields.startMs, endMs: fields.endMs }
    case 'unpin':
      return { isTransparent: true }
    case 'keep-title':
      return { title: fields.title }
    case 'keep-description':
      return { description: fields.description }
    default:
      return {}
  }
}

const bare = (asked: AskedFields): AskedFields => ({
  title: asked.title,
  description: asked.description,
  startMs: asked.startMs,
  endMs: asked.endMs,
  isTransparent: asked.isTransparent,
  colorId: asked.colorId,
  calendarId: asked.calendarId,
})
