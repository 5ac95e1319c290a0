import { beforeAll, describe, expect, test } from 'vitest'
import { actAs } from '#adapters/postgres/actor.ts'
import { createAuditTrail } from '#adapters/postgres/audit-trail.ts'
import type { AuditEntry, AuditTrail } from '#app/ports/audit-trail.ts'
import { furnish, type Furniture } from './support/furnish.ts'
import { useStore } from './support/use-store.ts'

const store = useStore()
let trail: AuditTrail
let ada: string
let hers: Furniture

beforeAll(async () => {
  trail = createAuditTrail(store.current.pool)
  ada = (await store.current.addPerson()).id
  hers = await store.current.unitOfWork.forUser(ada, furnish)
})

const latest = async (many: number): Promise<readonly AuditEntry[]> => trail.page(ada, null, many)
const said = ({ actor, action, subject, subjectId }: AuditEntry): string =>
  `${actor} ${action} ${subject} ${subjectId}`

describe('audit trail', () => {
  test('has every write, with the hash of what was and of what is', async () => {
    const { task } = hers
    await store.current.unitOfWork.forUser(ada, ({ tasks }) => tasks.save({ ...task, title: 'Another' }))
    await store.current.unitOfWork.forUser(ada, ({ tasks }) => tasks.remove(hers.predecessor.id))
    const [removed, changed] = await latest(2)
    const made = (await trail.page(ada, changed?.number ?? null, 100)).find(
      ({ subjectId, action }) => subjectId === task.id && action === 'insert',
    )
    expect([removed, changed, made].map((one) => one && said(one))).toEqual([
      `person delete task ${hers.predecessor.id}`,
      `person update task ${task.id}`,
      `person insert task ${task.id}`,
    ])
    expect(changed?.beforeHash).toBe(made?.afterHash)
    expect(changed?.afterHash).not.toBe(changed?.beforeHash)
    expect([made?.beforeHash, removed?.afterHash]).toEqual([null, null])
  })

  test('tells a step from the person, and a write to Google from a second look at it', async () => {
    const { published } = hers
    const write = (syncedEtag: string) =>
      actAs('publish', () =>
        store.current.unitOfWork.forUser(ada, ({ publishedEvents }) =>
          publishedEvents.save({ ...published, syncedEtag }),
        ),
      )
    await write('"2"')
    const [first] = await latest(1)
    await write('"2"')
    expect(first && said(first)).toBe(`publish update google-event ${published.id}`)
    expect(await latest(1)).toEqual([first])
  })

  test('says nothing of an access token that was renewed, and much of an access that ended', async () => {
    const { connection } = hers
    const save = (change: Partial<typeof connection>) =>
      store.current.unitOfWork.forUser(ada, ({ connections }) =>
        connections.save({ ...connection, ...change }),
      )
    const before = await latest(1)
    await save({ sealedAccessToken: 'v1.k1.e.f' })
    expect(await latest(1)).toEqual(before)
    await save({ status: 'reconnect' })
    expect((await latest(1)).map(said)).toEqual([`person update account ${connection.id}`])
  })

  test('cannot be changed, even by the owner of the database', async () => {
    const { pool } = store.current
    for (const statement of [`update audit_entries set actor = 'nobody'`, 'delete from audit_entries'])
      await expect(pool.query(statement)).rejects.toMatchObject({ code: '23001' })
  })

  test('leaves with the person', async () => {
    const { id } = await store.current.addPerson()
    await store.current.unitOfWork.forUser(id, furnish)
    await store.current.pool.query('delete from users where id = $1', [id])
    const { rowCount } = await store.current.pool.query('select from audit_entries where user_id = $1', [id])
    expect(rowCount).toBe(0)
  })
})
