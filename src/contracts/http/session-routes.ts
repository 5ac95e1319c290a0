import { z } from 'zod'
import { defineRoute } from './route.ts'
import { connection } from './calendar-routes.ts'
import { instant } from './common.ts'
import { person } from './settings-routes.ts'

const tag = 'Session'

export const readSession = defineRoute({
  method: 'GET',
  path: '/api/v1/session',
  tag,
  summary: 'Who is signed in, if anybody',
  response: z.object({
    person: person.nullable(),
    connections: z.array(connection),
    isDemo: z.boolean(),
    /** Where "Google" is in the demo. */
    emulatorUrl: z.string().nullable(),
    canMoveClock: z.boolean(),
    now: instant,
  }),
  isPublic: true,
})
export type SessionView = z.input<typeof readSession.response>

export const signOut = defineRoute({
  method: 'POST',
  path: '/api/v1/session/sign-out',
  tag,
  summary: 'End this session',
  response: null,
})

export const signOutEverywhere = defineRoute({
  method: 'POST',
  path: '/api/v1/session/sign-out-everywhere',
  tag,
  summary: 'End every session of this person, on all devices',
  response: null,
})
