import type { CalendarEvent } from './calendar-event.ts'
import {
  type AskedFields,
  type BlockFields,
  fieldsOf,
  type Published,
  type SyncedFields,
} from './block-fields.ts'
import type { GoogleCommand } from './google-command.ts'

/**
 * The record of our event after the person's edits were obeyed: Google's fields are the base of the next comparison,
 * and what the person decided counts as asked for, so that we do not write it once more. What we had asked for in a
 * write that is in doubt counts only as far as it is there.
 */
export function nextSynced(
  observed: CalendarEvent,
  { state, synced }: Pick<Published, 'state' | 'synced'>,
  commands: readonly GoogleCommand[],
  isSettled = false,
): SyncedFields | null {
  const fields = fieldsOf(observed)
  if (fields === null) return synced
  const before = synced?.asked ?? { ...(synced ?? fields), calendarId: observed.calendarId }
  const asked = state === 'intended' ? { ...fields, calendarId: before.calendarId } : bare(before)
  return { ...fields, asked: Object.assign(asked, ...commands.map((one) => decided(one, fields, isSettled))) }
}

function decided(command: GoogleCommand, fields: BlockFields, isSettled: boolean): Partial<AskedFields> {
  switch (command.kind) {
    case 'pin':
      return { startMs: fields.startMs, endMs: fields.endMs, isTheirPlace: isSettled }
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
  isPrivate: asked.isPrivate === true,
  calendarId: asked.calendarId,
  ...(asked.isTheirPlace === true && { isTheirPlace: true }),
})
