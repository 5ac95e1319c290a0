import { describe, expect, test } from 'vitest'
import type { UnitOfWork } from '#app/ports/unit-of-work.ts'
import { createUnitOfWork } from '#adapters/postgres/unit-of-work.ts'
import { aCycle } from './support/samples.ts'
import { HOUR_MS, ids, NOW_MS } from './support/store.ts'
import { useStore } from './support/use-store.ts'

const store = useStore()

describe('forUser()', () => {
  test('commits all or nothing, and tells the queue only of what was committed', async () => {
    const { unitOfWork, addPerson, told } = store.current
    const { id } = await addPerson()
    const toldSince = told.length
    const failing = unitOfWork.forUser(id, async ({ cycles, wakes }) => {
      await cycles.save(aCycle())
      await wakes.request('plan')
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await unitOfWork.forUser(id, ({ cycles }) => cycles.list())).toEqual([])
    expect(await unitOfWork.forUser(id, ({ wakes }) => wakes.find('plan'))).toBeNull()
    expect(told.slice(toldSince)).toEqual([])
  })

  test('tells the queue each request once, and nothing of moments ahead', async () => {
    const { unitOfWork, addPerson, told } = store.current
    const { id: userId } = await addPerson()
    const toldSince = told.length
    await unitOfWork.forUser(userId, async ({ wakes }) => {
      await wakes.request('pull', 'c1')
      await wakes.find('pull', 'c1')
      await wakes.request('pull', 'c1')
      await wakes.request('plan')
      await wakes.requestAt('settle', NOW_MS + HOUR_MS)
      await wakes.requestAt('publish', NOW_MS)
    })
    const wake = { userId, subject: '', dueAtMs: null }
    expect(told.slice(toldSince)).toEqual([
      { ...wake, family: 'pull', subject: 'c1' },
      { ...wake, family: 'plan' },
      { ...wake, family: 'publish' },
    ])
  })

  test('a queue that fails is reported and changes nothing', async () => {
    const { pool, addPerson } = store.current
    const { id } = await addPerson()
    const errors: unknown[] = []
    const unlucky = createUnitOfWork({
      pool,
      ids,
      afterCommit: () => Promise.reject(new Error('the queue is away')),
      onError: (error) => errors.push(error),
    })
    await unlucky.forUser(id, ({ wakes }) => wakes.request('plan'))
    expect(errors).toEqual([new Error('the queue is away')])
    expect(await unlucky.forUser(id, ({ wakes }) => wakes.find('plan'))).toMatchObject({ requested: 1 })
  })

  test('refuses to be nested, in either way', async () => {
    const { unitOfWork } = store.current
    const nested = store.asPerson((_, id) => unitOfWork.forUser(id, ({ person }) => person.get()))
    await expect(nested).rejects.toThrow(
      /^Cannot begin a transaction for person .* inside the transaction of person/,
    )
    const fleet = store.asPerson(() => unitOfWork.forFleet((all) => all.listPeople()))
    await expect(fleet).rejects.toThrow('inside the transaction of person')
  })

  test('refuses a query that comes after the end', async () => {
    const late = await store.asPerson(async ({ cycles }) => ({ list: () => cycles.list() }))
    await expect(late.list()).rejects.toMatchObject({
      cause: { message: expect.stringContaining('after the transaction has ended') },
    })
  })

  test('does not pretend to commit when an error was caught inside', async () => {
    const attempt = store.asPerson(async ({ cycles }) => {
      await cycles.save(aCycle({ startsOn: '2026-02-01', endsOn: '2026-01-01' })).catch(() => undefined)
    })
    await expect(attempt).rejects.toThrow('Cannot commit: a statement failed')
  })

  test('sets app.user_id for its own transaction only', async () => {
    const { pool } = store.current
    await store.asPerson(({ person }) => person.get())
    const { rows } = await pool.query(`select coalesce(current_setting('app.user_id', true), '') as id`)
    expect(rows).toEqual([{ id: '' }])
  })

  test('says what is wrong without the values, which may be private', async () => {
    const attempt = store.asPerson(({ cycles }) =>
      cycles.save(aCycle({ title: 'Secret', startsOn: '2026-02-01', endsOn: '2026-01-01' })),
    )
    const error = await attempt.catch((caught: unknown) => caught)
    expect(error).toMatchObject({ name: 'StorageError', fault: 'invalid' })
    expect(String(error)).toContain('cycles_order')
    expect(String(error)).not.toContain('Secret')
  })

  test('a backend that dies in the middle is an error, and the next transaction works', async () => {
    const { pool, unitOfWork, addPerson } = store.current
    const { id } = await addPerson()
    const dying = unitOfWork.forUser(id, async ({ person, cycles }) => {
      await person.get()
      await pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and state = 'idle in transaction'`,
      )
      await cycles.save(aCycle())
    })
    await expect(dying).rejects.toMatchObject({ name: 'StorageError', fault: 'unavailable' })
    expect(await unitOfWork.forUser(id, ({ cycles }) => cycles.list())).toEqual([])
  })
})

describe('PersonRepository and forFleet()', () => {
  test('a person is added once, found by subject, and saved', async () => {
    const { unitOfWork, addPerson } = store.current
    const person = await addPerson()
    const subject = `subject of ${person.id}`
    const fleet: UnitOfWork['forFleet'] = (work) => unitOfWork.forFleet(work)
    expect(await fleet((all) => all.findPersonByGoogleSubject(subject))).toEqual(person)
    expect(await fleet((all) => all.findPersonByGoogleSubject('nobody'))).toBeNull()
    const changed = {
      ...person,
      name: 'Ada L.',
      daysOff: [],
      trips: [],
      settings: { ...person.settings, weekStart: 7 },
    }
    await unitOfWork.forUser(person.id, (own) => own.person.save(changed))
    expect(await fleet((all) => all.findPerson(person.id))).toEqual(changed)
    expect(await unitOfWork.forUser(person.id, (own) => own.person.get())).toEqual(changed)
    const twin = fleet((all) => all.addPerson({ ...person, id: ids.next() }, subject, NOW_MS))
    await expect(twin).rejects.toMatchObject({ fault: 'duplicate' })
    expect(await fleet((all) => all.listPeople())).toContain(person.id)
  })

  test('settings that an older version did not know take their defaults', async () => {
    const { pool, unitOfWork, addPerson } = store.current
    const person = await addPerson()
    await pool.query(`update users set settings = settings - 'freezeMinutes' where id = $1`, [person.id])
    const found = await unitOfWork.forUser(person.id, (own) => own.person.get())
    expect(found.settings).toEqual({ ...person.settings, freezeMinutes: 60 })
  })

  test('nobody’s transaction finds no person', async () => {
    const stranger = store.current.unitOfWork.forUser(ids.next(), ({ person }) => person.get())
    await expect(stranger).rejects.toMatchObject({ fault: 'not-found' })
  })

  test('facts are kept whole', async () => {
    const { unitOfWork } = store.current
    expect(await unitOfWork.forFleet((fleet) => fleet.readFact('offset'))).toBeUndefined()
    for (const value of [5, { a: [1, 'x'] }, 'text', true]) {
      await unitOfWork.forFleet((fleet) => fleet.writeFact('offset', value))
      expect(await unitOfWork.forFleet((fleet) => fleet.readFact('offset'))).toEqual(value)
    }
  })
})
