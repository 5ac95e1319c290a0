import { z } from 'zod'
import { openRules } from './calendars/acl.ts'
import { openForReading, personOf, requireScope } from './access.ts'
import { readableIssue } from './events/event-body.ts'
import { GoogleError, invalid } from './google-error.ts'
import { METHOD_SCOPES } from './scopes.ts'
import type { Actor } from './scopes.ts'
import type { Channel } from './state.ts'
import type { Store } from './store.ts'
import { fingerprint } from './tokens.ts'

const text = z.union([z.string(), z.number()]).transform(String)

const watchSchema = z.object({
  id: z.string().regex(/^[A-Za-z0-9\-_+/=]{1,64}$/),
  type: z.enum(['web_hook', 'webhook']),
  address: z.url(),
  token: z.string().max(256).optional(),
  expiration: text.optional(),
  params: z.object({ ttl: text.optional() }).optional(),
})

type WatchBody = z.infer<typeof watchSchema>

type Resource = Pick<Channel, 'kind' | 'calendarId' | 'resourceUri'>

export type ChannelResource = Record<string, unknown>

/** Is this a host of the own machine? The emulator never sends anything anywhere else. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

function expiryOf(body: WatchBody, nowMs: number, limitSeconds: number): number {
  const ttlSeconds = Math.min(Number(body.params?.ttl ?? limitSeconds), limitSeconds)
  const wishMs = Number(body.expiration ?? Number.POSITIVE_INFINITY)
  const expiresMs = Math.min(nowMs + ttlSeconds * 1000, wishMs)
  if (!(expiresMs > nowMs)) throw invalid('Invalid value for: expiration: it lies in the past.')
  return expiresMs
}

function parseWatch(store: Store, raw: unknown): WatchBody {
  const parsed = watchSchema.safeParse(raw)
  if (!parsed.success) throw invalid(readableIssue(parsed.error))
  const { id, address } = parsed.data
  if (!isLoopback(new URL(address).hostname))
    throw new GoogleError(
      400,
      'push.webhookUrlUnauthorized',
      `The emulator pushes to loopback addresses only, not to ${address}.`,
    )
  if (store.state.channels.has(id))
    throw new GoogleError(400, 'channelIdNotUnique', `Channel id ${id} not unique`, { location: 'id' })
  return parsed.data
}

function render(channel: Channel): ChannelResource {
  const { id, resourceId, resourceUri, token, expiresMs } = channel
  return {
    kind: 'api#channel',
    id,
    resourceId,
    resourceUri,
    ...(token === null ? {} : { token }),
    expiration: String(expiresMs),
  }
}

/** Opens a channel on a collection the actor may read. */
function openChannel(store: Store, actor: Actor, resource: Resource, raw: unknown): ChannelResource {
  const body = parseWatch(store, raw)
  const resourceId = fingerprint([actor.email, resource.resourceUri])
  const channel: Channel = {
    ...resource,
    id: body.id,
    resourceId,
    email: actor.email,
    clientId: actor.clientId ?? '',
    address: body.address,
    token: body.token ?? null,
    expiresMs: expiryOf(body, store.now(), store.state.switches.channelTtlSeconds),
    messageNumber: 0,
    stopped: false,
  }
  store.change(() => {
    store.state.channels.set(channel.id, channel)
  })
  return render(channel)
}

/** events.watch, on calendars that support it (holidays do not). */
export function watchEvents(
  store: Store,
  actor: Actor,
  calendarId: string,
  baseUrl: string,
  raw: unknown,
): ChannelResource {
  const { calendar } = openForReading(store, actor, calendarId)
  if (!calendar.watchable)
    throw new GoogleError(
      400,
      'pushNotSupportedForRequestedResource',
      'Push notifications are not supported by this resource.',
    )
  const resourceUri = `${baseUrl}/calendar/v3/calendars/${encodeURIComponent(calendar.id)}/events?alt=json`
  return openChannel(store, actor, { kind: 'events', calendarId: calendar.id, resourceUri }, raw)
}

/** acl.watch. */
export function watchRules(
  store: Store,
  actor: Actor,
  calendarId: string,
  baseUrl: string,
  raw: unknown,
): ChannelResource {
  const id = openRules(store, actor, calendarId)
  const resourceUri = `${baseUrl}/calendar/v3/calendars/${encodeURIComponent(id)}/acl?alt=json`
  return openChannel(store, actor, { kind: 'acl', calendarId: id, resourceUri }, raw)
}

export function watchCalendarList(
  store: Store,
  actor: Actor,
  baseUrl: string,
  raw: unknown,
): ChannelResource {
  requireScope(actor, METHOD_SCOPES.listRead)
  const { email } = personOf(store, actor.email)
  const resourceUri = `${baseUrl}/calendar/v3/users/${encodeURIComponent(email)}/calendarList?alt=json`
  return openChannel(store, actor, { kind: 'calendarList', calendarId: null, resourceUri }, raw)
}

export function watchSettings(store: Store, actor: Actor, baseUrl: string, raw: unknown): ChannelResource {
  requireScope(actor, METHOD_SCOPES.settings)
  const { email } = personOf(store, actor.email)
  const resourceUri = `${baseUrl}/calendar/v3/users/${encodeURIComponent(email)}/settings?alt=json`
  return openChannel(store, actor, { kind: 'settings', calendarId: null, resourceUri }, raw)
}

const stopSchema = z.object({ id: z.string(), resourceId: z.string() })

/** channels.stop: needs id and resourceId, the same person and the same client. */
export function stopChannel(store: Store, actor: Actor, raw: unknown): void {
  requireScope(actor, METHOD_SCOPES.stop)
  const parsed = stopSchema.safeParse(raw)
  if (!parsed.success) throw invalid(readableIssue(parsed.error))
  const { id, resourceId } = parsed.data
  const channel = store.state.channels.get(id)
  const isOwn = channel?.email === actor.email && channel.clientId === (actor.clientId ?? '')
  if (channel === undefined || !isOwn || channel.resourceId !== resourceId || channel.stopped)
    throw new GoogleError(404, 'notFound', `Channel '${id}' not found for project`)
  store.change(() => {
    channel.stopped = true
    channel.lateMessages = store.state.switches.lateAfterStop
  })
}
