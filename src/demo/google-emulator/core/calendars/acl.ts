import { z } from 'zod'
import { openCalendar, requireRole, requireScope } from '../access.ts'
import { refreshEntries } from './calendar-list.ts'
import { isObject, mergePatch, readableIssue } from '../events/event-body.ts'
import type { AclQuery } from '../events/event-query.ts'
import { GoogleError, invalid, notFound } from '../google-error.ts'
import { cutPage, openCursor } from '../paging.ts'
import { etagOf } from '../events/render-event.ts'
import { METHOD_SCOPES } from '../scopes.ts'
import type { Actor } from '../scopes.ts'
import type { Calendar, Role } from '../state.ts'
import type { Store } from '../store.ts'
import { encodeSyncToken, readSyncToken, refuseWithSyncToken } from '../sync-token.ts'
import { fingerprint } from '../tokens.ts'

const ROLES = ['none', 'freeBusyReader', 'reader', 'writerWithoutPrivateAccess', 'writer', 'owner'] as const

const ruleSchema = z.object({
  role: z.enum(ROLES),
  scope: z.object({ type: z.enum(['default', 'user', 'group', 'domain']), value: z.string().optional() }),
})

type Rule = z.infer<typeof ruleSchema>

export type RuleResource = Record<string, unknown> & { id: string; role: string }

/** Gives somebody a role on a calendar, or takes it; must run inside store.change. Ends all its sync tokens. */
export function changeRole(store: Store, calendar: Calendar, ruleId: string, role: Role | null): void {
  if (ruleId === 'default') calendar.publicRole = role
  else if (role === null) calendar.roles.delete(ruleId.slice('user:'.length))
  else calendar.roles.set(ruleId.slice('user:'.length), role)
  calendar.syncEpoch += 1
  calendar.ruleSeqs ??= new Map()
  calendar.ruleSeqs.set(ruleId, store.nextSeq())
  // Who lost the calendar hears of it in the list; a mere change of role appears in no increment.
  refreshEntries(store, calendar, 'lost')
  store.touch('acl', calendar.id)
}

const roleOfRule = (calendar: Calendar, ruleId: string): Role | null =>
  ruleId === 'default' ? calendar.publicRole : (calendar.roles.get(ruleId.slice('user:'.length)) ?? null)

function renderRule(calendar: Calendar, ruleId: string): RuleResource {
  const scope =
    ruleId === 'default' ? { type: 'default' } : { type: 'user', value: ruleId.slice('user:'.length) }
  return {
    kind: 'calendar#aclRule',
    etag: etagOf(calendar.ruleSeqs?.get(ruleId) ?? calendar.seq),
    id: ruleId,
    scope,
    role: roleOfRule(calendar, ruleId) ?? 'none',
  }
}

function ruleIdOf({ scope }: Rule): string {
  if (scope.type === 'default') return 'default'
  if (scope.type !== 'user')
    throw invalid(`The emulator knows no ${scope.type}s: share with the scope types user and default.`)
  if (scope.value === undefined) throw invalid('Missing value for: scope.value')
  return `user:${scope.value.toLowerCase()}`
}

function open(
  store: Store,
  actor: Actor,
  calendarId: string,
  scopes: 'aclList' | 'aclGet' | 'aclWrite',
): Calendar {
  requireScope(actor, METHOD_SCOPES[scopes])
  const opened = openCalendar(store, actor, calendarId)
  requireRole(opened, scopes === 'aclWrite' ? 'owner' : 'writer')
  return opened.calendar
}

/** Rules that exist now, and those that once did. */
function allRuleIds(calendar: Calendar): string[] {
  const live = [...calendar.roles.keys()].map((email) => `user:${email}`)
  const all = [
    ...live,
    ...(calendar.publicRole === null ? [] : ['default']),
    ...(calendar.ruleSeqs?.keys() ?? []),
  ]
  return [...new Set(all)]
}

export function getRule(store: Store, actor: Actor, calendarId: string, ruleId: string): RuleResource {
  const calendar = open(store, actor, calendarId, 'aclGet')
  if (roleOfRule(calendar, ruleId) === null) throw notFound()
  return renderRule(calendar, ruleId)
}

function keepRule(store: Store, calendar: Calendar, ruleId: string, role: Rule['role']): RuleResource {
  if (ruleId === `user:${calendar.ownerEmail}` && role !== 'owner')
    throw new GoogleError(403, 'cannotChangeOwnerAcl', 'The data owner of a calendar keeps the role owner.', {
      domain: 'calendar',
    })
  return store.change(() => {
    changeRole(store, calendar, ruleId, role === 'none' ? null : role)
    return renderRule(calendar, ruleId)
  })
}

function parseRule(raw: unknown): Rule {
  const parsed = ruleSchema.safeParse(mergePatch({}, raw))
  if (!parsed.success) throw invalid(readableIssue(parsed.error))
  return parsed.data
}

export function insertRule(store: Store, actor: Actor, calendarId: string, raw: unknown): RuleResource {
  const calendar = open(store, actor, calendarId, 'aclWrite')
  const rule = parseRule(raw)
  return keepRule(store, calendar, ruleIdOf(rule), rule.role)
}

/** acl.patch and acl.update: only the role of a rule can change. */
export function changeRule(
  store: Store,
  actor: Actor,
  calendarId: string,
  { ruleId, raw }: { ruleId: string; raw: unknown },
): RuleResource {
  const calendar = open(store, actor, calendarId, 'aclWrite')
  if (roleOfRule(calendar, ruleId) === null) throw notFound()
  const { scope } = renderRule(calendar, ruleId)
  const rule = parseRule({ scope, ...(isObject(raw) ? raw : {}) })
  if (ruleIdOf(rule) !== ruleId) throw invalid('The scope of a rule cannot change.')
  return keepRule(store, calendar, ruleId, rule.role)
}

export function deleteRule(store: Store, actor: Actor, calendarId: string, ruleId: string): void {
  const calendar = open(store, actor, calendarId, 'aclWrite')
  if (roleOfRule(calendar, ruleId) === null) throw notFound()
  keepRule(store, calendar, ruleId, 'none')
}

/** Can this actor watch the rules of the calendar? Answers its id. */
export function openRules(store: Store, actor: Actor, calendarId: string): string {
  return open(store, actor, calendarId, 'aclList').id
}

function sinceOf(store: Store, calendar: Calendar, query: AclQuery): number | null {
  if (query.syncToken === undefined) return null
  refuseWithSyncToken({ showDeleted: query.showDeleted === false ? false : undefined }, ['showDeleted'])
  const expected = { of: `acl ${calendar.id}`, epoch: 0, parameters: '', strict: false, nowMs: store.now() }
  return readSyncToken(query.syncToken, expected).seq
}

/** acl.list: full or incremental; deleted rules have the role none. */
export function listRules(
  store: Store,
  actor: Actor,
  calendarId: string,
  query: AclQuery,
): Record<string, unknown> {
  const calendar = open(store, actor, calendarId, 'aclList')
  const since = sinceOf(store, calendar, query)
  const { pageToken, maxResults, ...bound } = query
  const identity = { query: fingerprint([calendar.id, bound]), seq: store.state.seq, nowMs: store.now() }
  const cursor = openCursor(pageToken, identity)
  const rules = allRuleIds(calendar)
    .filter((id) => since === null || (calendar.ruleSeqs?.get(id) ?? 0) > since)
    .filter((id) => since !== null || query.showDeleted === true || roleOfRule(calendar, id) !== null)
    .map((id) => ({ key: id, item: renderRule(calendar, id) }))
  const page = cutPage(rules, cursor, Math.min(maxResults ?? 100, 250))
  const token = { of: `acl ${calendar.id}`, epoch: 0, seq: cursor.seq, issuedMs: store.now(), parameters: '' }
  const next =
    page.nextPageToken === null
      ? { nextSyncToken: encodeSyncToken(token) }
      : { nextPageToken: page.nextPageToken }
  return { kind: 'calendar#acl', etag: etagOf(store.state.seq), ...next, items: page.items }
}
