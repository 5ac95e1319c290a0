import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Emulator } from '../context.ts'
import { changeRole } from '../core/calendars/acl.ts'
import { enlist, listOf } from '../core/calendars/calendar-list.ts'
import { notFound } from '../core/google-error.ts'
import { addPerson, personSchema } from '../core/people.ts'
import { addGrant, issueTokens } from '../oauth/grants.ts'
import { faultSchema } from './fault-schema.ts'
import { randomPlanSchema } from './random-faults.ts'
import { resetEmulator, resetSchema } from './reset.ts'
import { dumpState } from './state-dump.ts'
import { switchesSchema } from './switches.ts'

const done = { ok: true } as const

function peopleRoutes(app: FastifyInstance, emulator: Emulator): void {
  const { store, client } = emulator
  app.get('/emulator/people', () =>
    [...store.state.people.values()].map(({ email, name, timeZone }) => ({ email, name, timeZone })),
  )
  app.post('/emulator/people', (request) => {
    const person = addPerson(store, personSchema.parse(request.body))
    emulator.welcome(person.email)
    return person
  })
  const wanted = z.object({ email: z.string(), scopes: z.array(z.string()).min(1) })
  app.post('/emulator/tokens', (request) => {
    const { email, scopes } = wanted.parse(request.body)
    if (!store.state.people.has(email)) throw notFound()
    const grant = { email, clientId: client.clientId, scopes }
    return store.change(() => {
      addGrant(store, grant)
      const { accessToken, refreshToken, expiresIn } = issueTokens(store, grant, true)
      const expiry_date = store.now() + expiresIn * 1000
      return {
        access_token: accessToken,
        refresh_token: refreshToken,
        scope: scopes.join(' '),
        token_type: 'Bearer',
        expiry_date,
      }
    })
  })
}

function switchRoutes(app: FastifyInstance, emulator: Emulator): void {
  const { store } = emulator
  const push = switchesSchema.pick({
    pushDrop: true,
    pushDuplicate: true,
    pushDelayMs: true,
    pushReorder: true,
  })
  const pushBody = push.extend({ enabled: z.boolean().optional() })
  app.post('/emulator/push', (request) => {
    const { enabled, ...rest } = pushBody.parse(request.body)
    store.change(() =>
      Object.assign(store.state.switches, rest, enabled === undefined ? {} : { pushEnabled: enabled }),
    )
    return store.state.switches
  })
  const storm = z.object({ calendarId: z.string(), count: z.number().int().min(1).max(100_000) })
  app.post('/emulator/push/storm', (request) => {
    const { calendarId, count } = storm.parse(request.body)
    emulator.pushes.storm('events', calendarId, count)
    return done
  })
  app.get('/emulator/switches', () => store.state.switches)
  app.post('/emulator/switches', (request) => {
    const wanted = switchesSchema.parse(request.body)
    store.change(() => Object.assign(store.state.switches, wanted))
    return store.state.switches
  })
  const clock = z.object({ advanceMs: z.number().optional(), atMs: z.number().optional() })
  app.post('/emulator/clock', (request) => {
    const { advanceMs = 0, atMs } = clock.parse(request.body)
    store.change(() => {
      store.state.switches.clockOffsetMs += atMs === undefined ? advanceMs : atMs - store.now()
    })
    return { nowMs: store.now() }
  })
}

function scriptRoutes(app: FastifyInstance, { faults, journal }: Emulator): void {
  const bodies = z.array(faultSchema)
  app.post('/emulator/faults', (request) => {
    for (const fault of bodies.parse([request.body].flat())) faults.plan(fault)
    return faults.pending()
  })
  app.post('/emulator/faults/random', (request) => {
    const plan = randomPlanSchema.parse(request.body)
    faults.random(plan)
    return plan
  })
  app.get('/emulator/faults', () => faults.pending())
  app.delete('/emulator/faults', () => {
    faults.clear()
    return done
  })
  app.get('/emulator/journal', () => journal.entries())
  app.delete('/emulator/journal', () => {
    journal.clear()
    return done
  })
}

function accessRoutes(app: FastifyInstance, { store }: Emulator): void {
  const expire = z.object({ calendarId: z.string().optional(), email: z.string().optional() })
  app.post('/emulator/sync-tokens/expire', (request) => {
    const { calendarId, email } = expire.parse(request.body ?? {})
    store.change(() => {
      const all = calendarId === undefined && email === undefined
      for (const calendar of store.state.calendars.values())
        if (all || calendar.id === calendarId) calendar.syncEpoch += 1
      for (const [owner, list] of store.state.lists) if (all || owner === email) list.syncEpoch += 1
    })
    return done
  })
  const share = z.object({
    calendarId: z.string(),
    email: z.string(),
    role: z.enum(['freeBusyReader', 'reader', 'writerWithoutPrivateAccess', 'writer', 'owner']).nullable(),
  })
  app.post('/emulator/sharing', (request) => {
    const { calendarId, email, role } = share.parse(request.body)
    const calendar = store.state.calendars.get(calendarId)
    if (calendar === undefined) throw notFound()
    store.change(() => {
      listOf(store, email)
      changeRole(store, calendar, `user:${email}`, role)
      // Unlike acl.insert this is the whole gesture: the other one has opened the link and added the calendar.
      if (role !== null) enlist(store, calendar, email, role)
    })
    return done
  })
}

/**
 * The control interface, all JSON, no token needed. See server.ts for the whole list.
 */
export function controlRoutes(app: FastifyInstance, emulator: Emulator): void {
  peopleRoutes(app, emulator)
  switchRoutes(app, emulator)
  scriptRoutes(app, emulator)
  accessRoutes(app, emulator)
  app.get('/emulator/state', () => dumpState(emulator))
  app.post('/emulator/reset', (request) => {
    resetEmulator(emulator, resetSchema.parse(request.body ?? {}))
    return done
  })
  app.get('/emulator/pushes', () => emulator.pushes.log)
}
