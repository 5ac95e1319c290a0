import type { CalendarEvent } from './calendar-event.ts'
import { type BlockFields, fieldsOf, type Published } from './block-fields.ts'
import { isTicked } from './tick.ts'

/**
 * What a person did to our event in Google, as a wish:
 * - `pin`: moved or resized, pulled out of the bin, or moved to another calendar;
 * - `unpin`: turned to free, and left where it was;
 * - `not-this-time`: deleted, or turned into an all-day note (`isReleased`: the note stays, it is theirs);
 * - `keep-title`, `keep-description`: edited; `confirm`: a check mark in front of the title.
 */
export type GoogleCommand =
  | { readonly kind: 'pin'; readonly startMs: number; readonly endMs: number }
  | { readonly kind: 'unpin' }
  | { readonly kind: 'not-this-time'; readonly isReleased: boolean }
  | { readonly kind: 'keep-title'; readonly title: string }
  | { readonly kind: 'keep-description'; readonly description: string }
  | { readonly kind: 'confirm' }

/**
 * The commands in a version of our event that Google sent: compared with its last echo (an equal etag is the echo) and
 * with what we had asked for, so that a write of ours whose answer was lost is not taken for the person's.
 *
 * A series that the person made of the event counts as its first occurrence. Colour, reminders and busy are theirs to
 * change without any meaning to us.
 */
export function commandsOf(observed: CalendarEvent, published: Published): readonly GoogleCommand[] {
  if (observed.status === 'cancelled') return isOurDeletion(published) ? [] : [notThisTime(false)]
  const isMoved = observed.calendarId !== published.calendarId
  if (observed.etag === published.syncedEtag && !isMoved) return []
  const fields = fieldsOf(observed)
  if (fields === null) return published.state === 'gone' ? [] : [notThisTime(true)]
  return isMoved || published.state === 'gone' ? [pinTo(fields)] : editsOf(fields, published)
}

const notThisTime = (isReleased: boolean): GoogleCommand => ({ kind: 'not-this-time', isReleased })
const pinTo = ({ startMs, endMs }: BlockFields): GoogleCommand => ({ kind: 'pin', startMs, endMs })

const isOurDeletion = ({ state, synced }: Published): boolean => state === 'gone' || synced?.asked === null

/** It is gone, and we never asked for that. */
export const isTheirDeletion = ({ state, syncedEtag, synced }: Published): boolean =>
  state === 'gone' && syncedEtag !== null && synced !== null && synced.asked !== null

function editsOf(fields: BlockFields, { synced }: Published): readonly GoogleCommand[] {
  const known = [synced, synced?.asked].filter((one) => one !== null && one !== undefined)
  const isNew = (differs: (other: BlockFields) => boolean): boolean => known.every(differs)
  const commands: GoogleCommand[] = []
  const isMoved = isNew((one) => one.startMs !== fields.startMs || one.endMs !== fields.endMs)
  const isFreed = fields.isTransparent && isNew((one) => !one.isTransparent)
  // Moved and set to free at once: the move wins, as the person chose that place.
  if (isMoved) commands.push(pinTo(fields))
  else if (isFreed) commands.push({ kind: 'unpin' })
  if (isNew((one) => one.title !== fields.title)) commands.push(...titleCommands(fields.title, known))
  if (isNew((one) => one.description !== fields.description)) {
    commands.push({ kind: 'keep-description', description: fields.description })
  }
  return commands
}

function titleCommands(title: string, known: readonly BlockFields[]): readonly GoogleCommand[] {
  const keep: GoogleCommand = { kind: 'keep-title', title }
  const isConfirmed = isTicked(title) && !known.some((one) => isTicked(one.title))
  return isConfirmed ? [keep, { kind: 'confirm' }] : [keep]
}
