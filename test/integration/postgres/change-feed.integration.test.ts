import { afterEach, describe, expect, test } from 'vitest'
import type { Change } from '#app/ports/change-feed.ts'
import { createChangeFeed, type PostgresChangeFeed } from '#adapters/postgres/change-feed.ts'
import { waitUntil } from '../../support/wait-until.ts'
import { useStore } from './support/use-store.ts'

const store = useStore()
const open: PostgresChangeFeed[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((feed) => feed.close()))
})

async function startFeed() {
  const errors: unknown[] = []
  const feed = createChangeFeed({
    url: store.current.url,
    retryMs: 10,
    onError: (error) => errors.push(error),
  })
  open.push(feed)
  await feed.start()
  const changes: Change[] = []
  const unsubscribe = feed.subscribe((change) => changes.push(change))
  return { feed, changes, errors, unsubscribe }
}

/** Announces a mark and waits until it is heard: what came before it has been heard, too. */
async function settled(changes: readonly Change[]): Promise<void> {
  const { id } = await store.current.addPerson()
  await store.current.unitOfWork.forUser(id, (own) => own.announce('clock'))
  await waitUntil(() => changes.some((change) => change.userId === id), { what: 'the mark to be heard' })
}

const killListener = () =>
  store.current.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'timewright changes' and datname = current_database()`,
  )

describe('ChangeFeed', () => {
  test('tells what was committed, once a transaction, and nothing that was not', async () => {
    const { changes } = await startFeed()
    const { unitOfWork, addPerson } = store.current
    const { id: userId } = await addPerson()
    await unitOfWork.forUser(userId, async (own) => {
      await own.announce('week')
      await own.announce('goals')
      await own.announce('week')
    })
    const failing = unitOfWork.forUser(userId, async (own) => {
      await own.announce('tasks')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await settled(changes)
    expect(changes.filter((change) => change.userId === userId)).toEqual([
      { userId, topic: 'week' },
      { userId, topic: 'goals' },
    ])
  })

  test('an announcement to all names nobody', async () => {
    const { changes } = await startFeed()
    await store.current.unitOfWork.forFleet((fleet) => fleet.announceToAll('clock'))
    await waitUntil(() => changes.length > 0, { what: 'the announcement' })
    expect(changes).toEqual([{ userId: '', topic: 'clock' }])
  })

  test('after a broken connection it listens again, and says that anything may have changed', async () => {
    const { changes, errors } = await startFeed()
    await killListener()
    const topics = [
      'week',
      'goals',
      'habits',
      'tasks',
      'hours',
      'calendars',
      'sync',
      'settings',
      'notifications',
      'clock',
    ]
    await waitUntil(() => changes.length >= topics.length, { what: 'the feed to listen again' })
    expect(changes).toEqual(topics.map((topic) => ({ userId: '', topic })))
    expect(errors).toHaveLength(1)
    await settled(changes)
    await killListener()
    await waitUntil(() => changes.filter(({ userId }) => userId === '').length === 2 * topics.length, {
      what: 'it to do so again',
    })
    await settled(changes)
  })

  test('a listener that throws does not keep the others from hearing', async () => {
    const { feed, changes, errors } = await startFeed()
    feed.subscribe(() => {
      throw new Error('a closed page')
    })
    const second: Change[] = []
    feed.subscribe((change) => second.push(change))
    await settled(second)
    expect(second).toEqual(changes)
    expect(errors).toEqual([new Error('a closed page')])
  })

  test('who has unsubscribed hears no more; strange payloads are reported and passed over', async () => {
    const { feed, changes, errors, unsubscribe } = await startFeed()
    const kept: Change[] = []
    feed.subscribe((change) => kept.push(change))
    unsubscribe()
    for (const payload of ['', 'no json', '{"userId":"a","topic":"weather"}', '{"topic":"week"}', 'null']) {
      await store.current.pool.query(`select pg_notify('timewright_changes', $1)`, [payload])
    }
    await settled(kept)
    expect(changes).toEqual([])
    expect(kept).toHaveLength(1)
    expect(errors).toHaveLength(5)
  })

  test('start() throws when there is no Postgres', async () => {
    const feed = createChangeFeed({ url: 'postgres://nobody@127.0.0.1:1/none', onError: () => {} })
    await expect(feed.start()).rejects.toThrow('ECONNREFUSED')
    await feed.close()
  })
})
