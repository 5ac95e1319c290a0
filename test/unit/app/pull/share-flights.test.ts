import { expect, test } from 'vitest'
import { createSharedFlights } from '#app/pull/share-flights.ts'

function aStation() {
  const flights: { readonly items: readonly string[]; readonly land: (error?: Error) => void }[] = []
  const share = createSharedFlights({
    prepare: (key) => Promise.resolve(key),
    fly: (_key, items: readonly string[]) =>
      new Promise<readonly string[]>((resolve, reject) => {
        const land = (error?: Error): void =>
          error === undefined ? resolve(items.map((one) => one.toUpperCase())) : reject(error)
        flights.push({ items, land })
      }),
  })
  return { flights, share }
}

test('who comes during a flight shares the next one, and is answered when it lands', async () => {
  const { flights, share } = aStation()
  const first = share('k', 'a')
  const late = [share('k', 'b'), share('k', 'c')]
  await expect.poll(() => flights.length).toBe(1)
  expect(flights.map(({ items }) => items)).toEqual([['a']])
  flights[0]?.land()
  expect(await first).toBe('A')
  await expect.poll(() => flights.length).toBe(2)
  expect(flights.map(({ items }) => items)).toEqual([['a'], ['b', 'c']])
  flights[1]?.land()
  expect(await Promise.all(late)).toEqual(['B', 'C'])
})

test('flights of other keys do not wait', async () => {
  const { flights, share } = aStation()
  void share('k', 'a')
  void share('l', 'b')
  await expect.poll(() => flights.length).toBe(2)
})

test('a flight that fails fails for those aboard, and for nobody else', async () => {
  const { flights, share } = aStation()
  const first = share('k', 'a')
  const second = share('k', 'b')
  await expect.poll(() => flights.length).toBe(1)
  flights[0]?.land(new Error('storm'))
  await expect(first).rejects.toThrow('storm')
  await expect.poll(() => flights.length).toBe(2)
  flights[1]?.land()
  expect(await second).toBe('B')
})

test('a flight may answer before it is over; who comes then waits for the next one all the same', async () => {
  const end = Promise.withResolvers<void>()
  const flown: string[][] = []
  const share = createSharedFlights({
    prepare: (key) => Promise.resolve(key),
    fly: async (_key, items: readonly string[], answer: (answers: readonly string[]) => void) => {
      flown.push([...items])
      answer(items)
      await end.promise
      return items
    },
  })
  expect(await share('k', 'a')).toBe('a')
  const late = share('k', 'b')
  expect(flown).toEqual([['a']])
  end.resolve()
  expect(await late).toBe('b')
  expect(flown).toEqual([['a'], ['b']])
})
