import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type TestStore } from './support/store.ts'

let store: TestStore
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

test('nobody loses a deadlock for good, whoever a transaction works for', async () => {
  const { unitOfWork } = store
  const write = (key: string, value: string) => unitOfWork.forFleet((fleet) => fleet.writeFact(key, value))
  await Promise.all([write('one', ''), write('other', '')])
  const [firstHeld, secondHeld] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let runs = 0
  const cross = (keys: readonly [string, string], held: PromiseWithResolvers<void>, other: Promise<void>) =>
    unitOfWork.forFleet(async (fleet) => {
      runs += 1
      await fleet.writeFact(keys[0], keys[0])
      held.resolve()
      await other
      await fleet.writeFact(keys[1], keys[0])
    })
  await Promise.all([
    cross(['one', 'other'], firstHeld, secondHeld.promise),
    cross(['other', 'one'], secondHeld, firstHeld.promise),
  ])
  expect(runs).toBe(3)
  const facts = await unitOfWork.forFleet(async (fleet) => [
    await fleet.readFact('one'),
    await fleet.readFact('other'),
  ])
  // Whole: both are as the one left them that came last.
  expect(new Set(facts).size).toBe(1)
})

test('of two transactions that wait for each other the loser runs again: both succeed, each wish once', async () => {
  const { id } = await store.addPerson()
  // Two that insert a missing row may lock each other out more than once.
  await store.unitOfWork.forUser(id, ({ wakes }) => wakes.request('plan'))
  const firstHeld = Promise.withResolvers<void>()
  const secondHeld = Promise.withResolvers<void>()
  let runs = 0
  const first = store.unitOfWork.forUser(id, async ({ person, wakes }) => {
    runs += 1
    await person.lock()
    firstHeld.resolve()
    await secondHeld.promise
    await wakes.request('plan')
    await wakes.findForUpdate('plan')
  })
  const second = firstHeld.promise.then(() =>
    store.unitOfWork.forUser(id, async ({ person, wakes }) => {
      runs += 1
      await wakes.request('plan')
      await wakes.findForUpdate('plan')
      secondHeld.resolve()
      await person.lock()
    }),
  )
  await Promise.all([first, second])
  expect(runs).toBe(3)
  const wake = await store.unitOfWork.forUser(id, ({ wakes }) => wakes.find('plan'))
  expect(wake?.requested).toBe(1 + 2)
})
