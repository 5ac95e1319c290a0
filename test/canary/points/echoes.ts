import { setTimeout as sleep } from 'node:timers/promises'
import { hourIn, insert } from '../point.ts'
import type { Event, Field, Finding, Point } from '../point.ts'

const PAUSE_MS = 1000
const SENT = {
  summary: '  Canary  ',
  description: 'first line\r\nsecond line  \n<b>bold</b>\n',
  location: ' Roof ',
}

const rewritten = (echo: Event): string[] =>
  (Object.keys(SENT) as (keyof typeof SENT)[]).filter((name) => echo[name] !== SENT[name])

async function echoText(field: Field): Promise<Finding> {
  const echo = await insert(field, { ...SENT, ...hourIn(field, 5) })
  const names = rewritten(echo)
  const observation = Object.fromEntries(names.map((name) => [name, echo[name as keyof Event]]))
  const verdict = names.length === 0 ? 'kept as sent' : `rewritten: ${names.join(', ')}`
  // The echo is our baseline, so that either answer is fine.
  return { observation, verdict, agrees: true }
}

async function lateRewrite(field: Field): Promise<Finding> {
  const { api, calendarId } = field
  const written = await insert(field, { ...SENT, ...hourIn(field, 6) })
  const etags = [written.etag]
  const endMs = Date.now() + Math.min(field.patienceMs, 30_000)
  do {
    const { data } = await api.events.get({ calendarId, eventId: written.id })
    if (data.etag !== etags.at(-1)) etags.push(data.etag)
    if (Date.now() + PAUSE_MS < endMs) await sleep(PAUSE_MS)
  } while (Date.now() + PAUSE_MS < endMs && etags.length === 1)
  const isStable = etags.length === 1
  const verdict = isStable ? 'the etag of the answer stays' : 'the etag changes after the answer'
  return { observation: { etags }, verdict, agrees: isStable }
}

async function reminders(field: Field): Promise<Finding> {
  const { api, calendarId } = field
  const { id } = await insert(field, { summary: 'reminders', ...hourIn(field, 7) })
  // Read just before the change: a rewrite of Google's own after the insertion is the point above, not this one.
  const { data: before } = await api.events.get({ calendarId, eventId: id })
  const requestBody = { reminders: { useDefault: false, overrides: [{ method: 'popup', minutes: 3 }] } }
  const { data: after } = await api.events.patch({ calendarId, eventId: id, requestBody })
  const observation = {
    etagChanges: after.etag !== before.etag,
    updatedChanges: after.updated !== before.updated,
  }
  const { etagChanges, updatedChanges } = observation
  const verdict = `etag ${etagChanges ? 'changes' : 'stays'}, updated ${updatedChanges ? 'changes' : 'stays'}`
  return { observation, verdict, agrees: etagChanges && !updatedChanges }
}

export const ECHOES: readonly Point[] = [
  {
    id: 'echo-text',
    question: 'Does Google rewrite title, description or place in its answer?',
    assumed: 'either: the answer is the baseline',
    dependsOn: 'src/core/calendar/reconcile.ts compares with the answer; emulator switch normaliseEcho',
    observe: echoText,
  },
  {
    id: 'late-rewrite',
    question: 'Does the etag change after the answer, because Google rewrites the event by itself?',
    assumed: 'the etag of the answer stays',
    dependsOn: 'src/core/calendar/reconcile.ts: an equal etag is our echo; emulator switch rewriteAfterWrite',
    observe: lateRewrite,
  },
  {
    id: 'reminders',
    question: 'Does a change of reminders touch etag and updated?',
    assumed: 'etag changes, updated stays',
    dependsOn: 'the next If-Match of a block whose reminders a person changed; emulator core/write-event.ts',
    observe: reminders,
  },
]
