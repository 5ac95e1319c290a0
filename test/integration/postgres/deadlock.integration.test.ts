import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type TestStore } from './support/store.ts'

let store: TestStore
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

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
