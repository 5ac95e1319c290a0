import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idsOf, openForeignRequests } from './support/foreign-requests.ts'
import { makeColleagues, openToColleagues, partColleagues } from './support/make-colleagues.ts'
import { createTwoPeople, type TwoPeople } from './support/two-people.ts'

type Requests = Awaited<ReturnType<typeof openForeignRequests>>

/** A quarter of the ids, the next one each time. */
function byTurns(ids: Readonly<Record<string, string>>): () => string[] {
  let turn = 0
  return () => {
    turn += 1
    return Object.values(ids).filter((_, index) => (index + turn) % 4 === 0)
  }
}

let people: TwoPeople
let requests: Requests
beforeAll(async () => {
  people = await createTwoPeople()
})
afterAll(() => people.close())

// Hundreds of requests a test, and more with every route.
describe("an id of somebody else's", { timeout: 120_000 }, () => {
  beforeAll(async () => {
    const his = idsOf(people.bob)
    const othersOf = byTurns(his)
    // Each place with the id that belongs there, and with a quarter of the others.
    const tried = (kind: string): string[] => [...(his[kind] === undefined ? [] : [his[kind]]), ...othersOf()]
    requests = await openForeignRequests({ people, his, tried })
  })

  test('in an address, whatever it belongs to: as if there were none', async () => {
    expect(await requests.complaintsOf(requests.inAddresses)).toEqual([])
    expect(requests.inAddresses.length).toBeGreaterThan(30)
  })

  test('in a body, whatever it belongs to: as if there were none', async () => {
    expect(await requests.complaintsOf(requests.inBodies)).toEqual([])
    expect(requests.inBodies.length).toBeGreaterThan(10)
  })

  test('in a query, as a cursor or as a filter: as if there were none', async () => {
    expect(await requests.complaintsOf(requests.inQueries)).toEqual([])
    expect(requests.inQueries.length).toBeGreaterThan(3)
  })

  test('nothing of hers shows any of his', async () => {
    expect(await requests.leaksInLists()).toEqual([])
  })
})

// After strangers: colleagues see more. Each place is tried with the id that belongs there.
describe.each([
  ['who owns the same workspace', makeColleagues, openToColleagues],
  ['who was taken out of it', partColleagues, []],
] as const)('for a colleague %s', { timeout: 120_000 }, (_, become, open: readonly string[]) => {
  beforeAll(async () => {
    await become(people)
    const ofBob = Object.entries(idsOf(people.bob)).filter(([kind]) => !open.includes(kind))
    const his = Object.fromEntries(ofBob)
    const othersOf = byTurns(his)
    const tried = (kind: string) => (open.includes(kind) ? [] : [his[kind] ?? othersOf()].flat())
    requests = await openForeignRequests({ people, his, tried })
  })

  test.each(['inAddresses', 'inBodies', 'inQueries'] as const)(
    '%s what is his alone is as if there were none',
    async (place) => {
      expect(await requests.complaintsOf(requests[place])).toEqual([])
    },
  )

  test('nothing of hers shows any of it', async () => {
    // Her own copy says where she was.
    expect(await requests.leaksInLists(['workspace'])).toEqual([])
  })
})
