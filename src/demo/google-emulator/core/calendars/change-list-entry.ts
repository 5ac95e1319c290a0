import { z } from 'zod'
import { openCalendar, personOf } from '../access.ts'
import { getListEntry, listOf, liveEntry, renderEntry } from './calendar-list.ts'
import type { EntryResource } from './calendar-list.ts'
import { calendarColor } from './colors.ts'
import { isObject, mergePatch, readableIssue } from '../events/event-body.ts'
import { GoogleError, insufficientPermissions, invalid, required } from '../google-error.ts'
import { hasScope, METHOD_SCOPES, reachesAppCalendar } from '../scopes.ts'
import type { Actor } from '../scopes.ts'
import type { ListEntry } from '../state.ts'
import type { Store } from '../store.ts'

const rgb = z.string().regex(/^#[0-9a-f]{6}$/i)
const open = z.record(z.string(), z.unknown())

const entrySchema = z.object({
  summaryOverride: z.string().optional(),
  hidden: z.boolean().optional(),
  selected: z.boolean().optional(),
  colorId: z
    .string()
    .refine((id) => calendarColor(id) !== null, 'no color of colors.get')
    .optional(),
  backgroundColor: rgb.optional(),
  foregroundColor: rgb.optional(),
  defaultReminders: z.array(open).max(5).optional(),
  notificationSettings: open.optional(),
})

type EntryBody = z.infer<typeof entrySchema>

function parseEntry(raw: unknown): EntryBody {
  const parsed = entrySchema.safeParse(mergePatch({}, raw))
  if (!parsed.success) throw invalid(readableIssue(parsed.error))
  return parsed.data
}

function requireListScope(store: Store, actor: Actor, calendarId: string): void {
  const calendar = store.state.calendars.get(calendarId)
  const own = calendar !== undefined && reachesAppCalendar(actor, calendar)
  if (!own && !hasScope(actor, ...METHOD_SCOPES.listWrite)) throw insufficientPermissions()
}

/** RGB colors count only with colorRgbFormat=true; an index sets both colors from the palette. */
function colorsOf(body: EntryBody, rgbFormat: boolean): Partial<ListEntry> {
  if (rgbFormat)
    return {
      ...(body.backgroundColor === undefined ? {} : { background: body.backgroundColor }),
      ...(body.foregroundColor === undefined ? {} : { foreground: body.foregroundColor }),
    }
  if (body.colorId === undefined) return {}
  return { colorId: body.colorId, background: calendarColor(body.colorId) ?? '#9fe1e7' }
}

const given = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>

function keep(store: Store, email: string, entry: ListEntry): EntryResource {
  return store.change(() => {
    const next = { ...entry, deleted: false, seq: store.nextSeq() }
    listOf(store, email).entries.set(entry.calendarId, next)
    store.touch('calendarList', email)
    return renderEntry(store, email, next)
  })
}

export type EntryEdit = { calendarId: string; raw: unknown; rgbFormat: boolean }

/** calendarList.patch: how this person sees the calendar. */
export function patchListEntry(store: Store, actor: Actor, edit: EntryEdit): EntryResource {
  requireListScope(store, actor, edit.calendarId)
  const entry = liveEntry(store, actor.email, edit.calendarId)
  const { summaryOverride, hidden, selected, defaultReminders, notificationSettings, ...rest } = parseEntry(
    edit.raw,
  )
  const plain = given({ summaryOverride, hidden, selected, defaultReminders, notificationSettings })
  const next = { ...entry, ...plain, ...colorsOf(rest, edit.rgbFormat) } as ListEntry
  if (isObject(edit.raw) && edit.raw['summaryOverride'] === null) delete next.summaryOverride
  return keep(store, actor.email, next)
}

/** calendarList.update: what is left out goes back to its default. */
export function updateListEntry(store: Store, actor: Actor, edit: EntryEdit): EntryResource {
  requireListScope(store, actor, edit.calendarId)
  const { summaryOverride: _title, ...entry } = liveEntry(store, actor.email, edit.calendarId)
  const body = parseEntry(edit.raw)
  const { summaryOverride, hidden = false, selected = false, defaultReminders = [] } = body
  const plain = { hidden, selected, defaultReminders, ...given({ summaryOverride }) }
  return keep(store, actor.email, { ...entry, ...plain, ...colorsOf(body, edit.rgbFormat) } as ListEntry)
}

/** calendarList.insert: puts a calendar the person may see into their list. */
export function insertListEntry(
  store: Store,
  actor: Actor,
  { raw, rgbFormat }: Omit<EntryEdit, 'calendarId'>,
): EntryResource {
  requireListScope(store, actor, '')
  const id = isObject(raw) ? raw['id'] : undefined
  if (typeof id !== 'string') throw required('Missing required field: id')
  const { calendar } = openCalendar(store, actor, id)
  const known = listOf(store, actor.email).entries.get(calendar.id)
  if (known !== undefined && !known.deleted) return getListEntry(store, actor, calendar.id)
  const body = parseEntry(raw)
  const { hidden = false, selected = false } = body
  const fresh = { calendarId: calendar.id, seq: 0, deleted: false, hidden, selected, colorId: '14' }
  const plain = given({ summaryOverride: body.summaryOverride, defaultReminders: body.defaultReminders })
  return keep(store, actor.email, { ...fresh, ...plain, ...colorsOf(body, rgbFormat) } as ListEntry)
}

/** calendarList.delete: takes a calendar off the list; impossible for its data owner. */
export function deleteListEntry(store: Store, actor: Actor, calendarId: string): void {
  requireListScope(store, actor, calendarId)
  const { email } = personOf(store, actor.email)
  const entry = liveEntry(store, email, calendarId)
  const calendar = store.state.calendars.get(entry.calendarId)
  if (calendar?.ownerEmail === email)
    throw new GoogleError(403, 'forbidden', 'The data owner of a calendar cannot take it off their list.', {
      domain: 'calendar',
    })
  store.change(() => {
    listOf(store, email).entries.set(entry.calendarId, { ...entry, deleted: true, seq: store.nextSeq() })
    store.touch('calendarList', email)
  })
}
