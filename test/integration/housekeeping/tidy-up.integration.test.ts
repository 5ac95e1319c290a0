import { masterKeyOf } from '#adapters/system/master-key.ts'
import { createOpener } from '#adapters/system/sealer.ts'
import { createUserLock } from '#adapters/postgres/user-lock.ts'
import { createRewrapSecrets } from '#app/housekeeping/rewrap-secrets.ts'
import { slackAddressOf } from '#app/ports/sealer.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Clutter, KEEP_FOR_MS } from '#app/housekeeping/keep-for.ts'
import { createTidyUp } from '#app/housekeeping/tidy-up.ts'
import { HOUSEKEEPING } from '#app/ports/repositories/person-repositories.ts'
import { furnish } from '../postgres/support/furnish.ts'
import { NOW_MS } from '../postgres/support/store.ts'
import { fillEmpty } from '../postgres/support/tables.ts'
import { useStore } from '../postgres/support/use-store.ts'

const store = useStore()
let ada: string
let bob: string

beforeAll(async () => {
  ada = (await store.current.addPerson()).id
  bob = (await store.current.addPerson()).id
  for (const id of [ada, bob]) {
    await store.current.unitOfWork.forUser(id, furnish)
    await store.current.unitOfWork.forUser(id, ({ notifications }) =>
      notifications.saveSettings({ kept: {}, sealedSlackUrl: null }),
    )
    await fillEmpty(store.current.pool, id)
  }
})

const [before, today] = [masterKeyOf(Buffer.alloc(32, 1)), masterKeyOf(Buffer.alloc(32, 2))]
const slackUrl = 'https://hooks.slack.com/services/x'

const tidyUp = (userId: string, clock = { now: () => NOW_MS }) => {
  const { unitOfWork, pool } = store.current
  const userLock = createUserLock({ pool })
  const opener = createOpener(today, [before])
  const rewrap = createRewrapSecrets({ unitOfWork, opener, userLock })
  return createTidyUp({ unitOfWork, clock, rewrap, noteRoom: async () => {} })(userId)
}

/** Where it lies, and the columns that say how old it is. */
const shelves: Readonly<Record<Clutter, readonly [table: string, ...columns: string[]]>> = {
  'read-notices': ['notifications', 'at', 'read_at'],
  notices: ['notifications', 'at'],
  'used-links': ['used_links', 'used_at'],
  'kept-mails': ['kept_mails', 'at'],
  invitations: ['invitations', 'expires_at'],
  'listing-pages': ['listing_pages', 'read_at'],
  'plan-versions': ['plan_versions', 'created_at'],
  'audit-trail': ['audit_entries', 'at'],
  'week-rooms': ['week_rooms', 'noted_at'],
}

const setAge = async (clutter: Clutter, ageMs: number): Promise<void> => {
  const [table, ...columns] = shelves[clutter]
  const at = new Date(NOW_MS - ageMs).toISOString()
  // As a restore does it: what is append-only refuses to be made older.
  await store.current.pool.query(
    `begin; set local session_replication_role = replica;
     update ${table} set ${columns.map((column) => `${column} = '${at}'`).join(', ')}; commit`,
  )
}

const count = async (clutter: Clutter, userId: string): Promise<number> => {
  const { rows } = await store.current.pool.query<{ n: number }>(
    `select count(*)::int as n from ${shelves[clutter][0]} where user_id = $1`,
    [userId],
  )
  return rows[0]?.n ?? 0
}

/** As if fifty others had come between. */
const addNewestPlan = (userId: string) =>
  store.current.pool.query(
    `insert into plan_versions select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'number', p.number + 50))).*
       from plan_versions p where user_id = $1 order by number desc limit 1`,
    [userId],
  )

const untidy = (nowMs: number) =>
  store.current.unitOfWork.forFleet((fleet) =>
    fleet.listUnlooked(HOUSEKEEPING, { nowMs, beforeMs: nowMs - 24 * 60 * 60_000 }, 10),
  )

describe('what nobody needs any more', () => {
  test.for(Object.keys(KEEP_FOR_MS) as Clutter[])('%s stay as long as they should', async (clutter) => {
    await fillEmpty(store.current.pool, ada)
    if (clutter === 'notices') await store.current.pool.query('update notifications set read_at = null')
    const isPlan = clutter === 'plan-versions'
    if (isPlan) await addNewestPlan(ada)
    await setAge(clutter, KEEP_FOR_MS[clutter] - 60_000)
    const before = await count(clutter, ada)
    await tidyUp(ada)
    expect(before).toBeGreaterThan(0)
    expect(await count(clutter, ada)).toBe(before)
    await setAge(clutter, KEEP_FOR_MS[clutter] + 60_000)
    const others = await count(clutter, bob)
    await tidyUp(ada)
    // The plan in force stays, however old it is.
    expect(await count(clutter, ada)).toBe(isPlan ? 1 : 0)
    expect(await count(clutter, bob)).toBe(others)
  })

  test('a Slack address is sealed with the key of today', async () => {
    const sealedSlackUrl = createOpener(before).seal(slackUrl, slackAddressOf(bob))
    await store.current.unitOfWork.forUser(bob, ({ notifications }) =>
      notifications.saveSettings({ kept: {}, sealedSlackUrl }),
    )
    await tidyUp(bob)
    const now = await store.current.unitOfWork.forUser(bob, ({ notifications }) => notifications.settings())
    expect(createOpener(today).open(now.sealedSlackUrl ?? '', slackAddressOf(bob))).toBe(slackUrl)
  })

  test('a clock set ahead does not take the audit trail away', async () => {
    await setAge('audit-trail', 0)
    const before = await count('audit-trail', ada)
    const clock = { now: () => Date.now() + 2 * KEEP_FOR_MS['audit-trail'] }
    await tidyUp(ada, clock)
    expect(before).toBeGreaterThan(0)
    expect(await count('audit-trail', ada)).toBe(before)
  })

  test('is no settling: only that says how far the past is settled', async () => {
    await store.current.pool.query("delete from wakes where family = 'settle'")
    await tidyUp(ada)
    const settledAtMs = () => store.current.unitOfWork.forFleet((fleet) => fleet.lastSettledAtMs())
    expect(await settledAtMs()).toBe(null)
    await store.current.unitOfWork.forUser(bob, ({ wakes }) => wakes.begin('settle', '', NOW_MS))
    expect(await settledAtMs()).toBe(NOW_MS)
  })

  test('is looked for once a day', async () => {
    await tidyUp(ada)
    await tidyUp(bob)
    expect(await untidy(NOW_MS + 60_000)).not.toContain(ada)
    expect(await untidy(NOW_MS + 25 * 60 * 60_000)).toContain(ada)
  })
})
