import { hourIn, insert, outcomeOf, Unsettled } from '../point.ts'
import type { Event, Field, Finding, Point } from '../point.ts'

const statusOf = (items: readonly Event[] | undefined, wanted: string): string =>
  items?.find(({ id }) => id === wanted)?.status ?? 'absent'

async function tokenWindow(field: Field): Promise<Finding> {
  const { api, calendarId } = field
  const timeMin = new Date(field.nowMs - 30 * 86_400_000).toISOString()
  const first = await api.events.list({ calendarId, timeMin, showDeleted: true })
  const old = await insert(field, { summary: 'before the window', ...hourIn(field, -60) })
  const young = await insert(field, { summary: 'in the window', ...hourIn(field, 10) })
  const syncToken = first.data.nextSyncToken ?? ''
  const { data } = await api.events.list({ calendarId, syncToken, showDeleted: true })
  const before = statusOf(data.items, old.id)
  const within = statusOf(data.items, young.id)
  const isOpen = before === 'confirmed'
  const verdict = isOpen ? 'increments bring every event' : 'increments keep the window'
  return { observation: { before, within }, verdict, agrees: isOpen && within === 'confirmed' }
}

async function reviveDeleted(field: Field): Promise<Finding> {
  const { api, calendarId } = field
  const eventId = field.newId()
  const body = { id: eventId, summary: 'once', ...hourIn(field, 3) }
  await insert(field, body)
  await api.events.delete({ calendarId, eventId })
  const again = { ...body, status: 'confirmed' }
  const observation = {
    insert: await outcomeOf(api.events.insert({ calendarId, requestBody: body })),
    delete: await outcomeOf(api.events.delete({ calendarId, eventId })),
    update: await outcomeOf(api.events.update({ calendarId, eventId, requestBody: again })),
    patch: await outcomeOf(api.events.patch({ calendarId, eventId, requestBody: { status: 'confirmed' } })),
  }
  const ways = [observation.insert, observation.update, observation.patch]
  const revives = ways.includes('done')
  return { observation, verdict: revives ? 'comes back' : 'stays deleted', agrees: !revives }
}

async function freeBusyPayload(field: Field): Promise<Finding> {
  const { freeBusyApi, calendarId } = field
  if (freeBusyApi === null)
    throw new Unsettled('Set CANARY_FREEBUSY_REFRESH_TOKEN: consent to calendar.events.freebusy alone.')
  const { id } = await insert(field, { summary: 'a secret', location: 'hidden', ...hourIn(field, 4) })
  let answer: { items?: Event[]; nextSyncToken?: string | null } = {}
  const outcome = await outcomeOf(freeBusyApi.events.list({ calendarId }).then(({ data }) => (answer = data)))
  if (outcome !== 'done') return { observation: { outcome }, verdict: 'refused', agrees: false }
  const seen = answer.items?.find((each) => each.id === id)
  const fields = Object.keys(seen ?? {}).sort((a, b) => a.localeCompare(b))
  const observation = { fields, hasSyncToken: typeof answer.nextSyncToken === 'string' }
  const verdict = verdictOnFields(fields)
  return { observation, verdict, agrees: verdict === 'times without words' && observation.hasSyncToken }
}

function verdictOnFields(fields: readonly string[]): string {
  if (!fields.includes('start')) return 'no times'
  return fields.includes('summary') || fields.includes('location') ? 'words too' : 'times without words'
}

function appCreated({ scopes }: Field): Promise<Finding> {
  const wider = scopes.filter((scope) => !/calendar\.(app\.created|events\.freebusy)$|^openid$/.test(scope))
  const verdict = wider.length === 0 ? 'enough for everything here' : 'not shown: the token can do more'
  return Promise.resolve({ observation: { scopes }, verdict, agrees: wider.length === 0 })
}

export const IDS_AND_TOKENS: readonly Point[] = [
  {
    id: 'token-window',
    question: 'Does the sync token of a list with timeMin keep that window?',
    assumed: 'increments bring every event',
    dependsOn: 'src/app/pull: the first reading goes back a limited time; emulator switch windowedSyncTokens',
    observe: tokenWindow,
  },
  {
    id: 'revive-deleted',
    question: 'Can a deleted event come back under its id?',
    assumed: 'stays deleted',
    dependsOn: 'src/core/calendar/reconcile.ts: a new generation per event id; emulator switch reviveDeleted',
    observe: reviveDeleted,
  },
  {
    id: 'freebusy-payload',
    question: 'What does events.list answer to the scope calendar.events.freebusy alone?',
    assumed: 'times without words',
    dependsOn:
      'src/core/calendar/google-scopes.ts: the privacy mode; emulator switch freeBusyScopeReadsEvents',
    observe: freeBusyPayload,
  },
  {
    id: 'app-created',
    question: 'Does calendar.app.created carry calendars.insert, events.* and watch?',
    assumed: 'enough for everything here',
    dependsOn: 'src/core/calendar/google-scopes.ts: the own calendar asks for no wider scope',
    observe: appCreated,
  },
]
