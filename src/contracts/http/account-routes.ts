import { z } from 'zod'
import { id, instant, text } from './common.ts'
import { defineRoute } from './route.ts'

const tag = 'Account'

const row = z.record(z.string(), z.unknown())

export const exportAccount = defineRoute({
  method: 'GET',
  path: '/api/v1/account/export',
  tag,
  summary: 'Everything that is kept about you, in one file; without tokens and other secrets',
  response: z.object({
    format: z.literal('timewright-account'),
    version: z.literal(1),
    exportedAt: instant,
    /** Rows as they are kept, by what they are about: tasks, habits, ledger and so on. */
    data: z.record(z.string(), z.array(row)),
  }),
  file: { type: 'application/json', name: 'timewright.json' },
})

export const deleteAccount = defineRoute({
  method: 'DELETE',
  path: '/api/v1/account',
  tag,
  summary:
    'Leave for good: everything about you is removed and the access to your Google accounts is given back. Cannot be undone',
  body: z.object({
    email: text.max(320).meta({ description: 'Your e-mail address, typed to confirm' }),
    removeBlocks: z
      .boolean()
      .default(false)
      .meta({ description: 'Also remove from Google Calendar what was written there; else it stays' }),
  }),
  response: z.object({
    receipt: id.meta({ description: 'Names the goodbye in the log of the installation, which names nobody' }),
    saidAt: instant,
  }),
  status: 202,
})
