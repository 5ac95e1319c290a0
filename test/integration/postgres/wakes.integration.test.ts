import { describe, expect, test } from 'vitest'
import type { Wake, WakeRepository } from '#app/ports/repositories/person-repositories.ts'
import { aCycle } from './support/samples.ts'
import { HOUR_MS, MINUTE_MS, NOW_MS } from './support/store.ts'
import { useStore } from './support/use-store.ts'

const store = useStore()

/** Each call in a transaction of its own, as in life. */
async function aPersonsWakes() {
  const { unitOfWork, addPerson } = store.current
  const { id: userId } = await addPerson()
  const inOwn = <T>(work: (wakes: WakeRepository) => Promise<T>) =>
    unitOfWork.forUser(userId, ({ wakes }) => work(wakes))
  return {
    userId,
    request: () => inOwn((wakes) => wakes.request('plan')),
    requestAt: (dueAtMs: number) => inOwn((wakes) => wakes.requestAt('plan', dueAtMs)),
    find: () => inOwn((wakes) => wakes.find('plan')),
    begin: (nowMs: number) => inOwn((wakes) => wakes.begin('plan', '', nowMs)),
    finish: (requested: number) => inOwn((wakes) => wakes.finish('plan', '', requested)),
    fail: (error: string) => inOwn((wakes) => wakes.fail('plan', '', error)),
    /** Open for a sweep at this moment that passes over what was attempted in the minute before. */
    isOpenAt: async (nowMs: number): Promise<boolean> => {
      const open = await unitOfWork.forFleet((fleet) => fleet.listOpenWakes(nowMs, nowMs - MINUTE_MS, 1000))
      return open.some((wake) => wake.userId === userId)
    },
  }
}

const counters = (wake: Wake | null) =>
  wake && { requested: wake.requested, done: wake.done, dueAtMs: wake.dueAtMs }

describe('a request', () => {
  test('is open at once, answered by the run that begins after it, then closed', async () => {
    const wakes = await aPersonsWakes()
    expect(await wakes.find()).toBeNull()
    await wakes.request()
    expect(await wakes.isOpenAt(NOW_MS)).toBe(true)
    const begun = await wakes.begin(NOW_MS)
    expect(begun).toEqual({
      userId: wakes.userId,
      family: 'plan',
      subject: '',
      requested: 1,
      done: 0,
      dueAtMs: null,
      lastAttemptAtMs: NOW_MS,
      failures: 0,
      lastError: null,
    })
    await wakes.finish(begun.requested)
    expect(await wakes.find()).toEqual({ ...begun, done: 1 })
    expect(await wakes.isOpenAt(NOW_MS + HOUR_MS)).toBe(false)
  })

  test('made during a run leads to another run', async () => {
    const wakes = await aPersonsWakes()
    await wakes.request()
    const begun = await wakes.begin(NOW_MS)
    await wakes.request()
    await wakes.finish(begun.requested)
    expect(counters(await wakes.find())).toEqual({ requested: 2, done: 1, dueAtMs: null })
    expect(await wakes.isOpenAt(NOW_MS + 2 * MINUTE_MS)).toBe(true)
  })

  test('whose run never ends is open again once the attempt is old', async () => {
    const wakes = await aPersonsWakes()
    await wakes.request()
    await wakes.begin(NOW_MS)
    expect(await wakes.isOpenAt(NOW_MS + MINUTE_MS)).toBe(false)
    expect(await wakes.isOpenAt(NOW_MS + MINUTE_MS + 1)).toBe(true)
  })

  test('survives failures, which are counted until a run finishes', async () => {
    const wakes = await aPersonsWakes()
    await wakes.request()
    await wakes.begin(NOW_MS)
    await wakes.fail('Google said 500')
    await wakes.fail('Google said 500 \0')
    expect(await wakes.find()).toMatchObject({ failures: 2, requested: 1, done: 0 })
    expect(await wakes.isOpenAt(NOW_MS + HOUR_MS)).toBe(true)
    await wakes.finish(1)
    expect(await wakes.find()).toMatchObject({ failures: 0, requested: 1, done: 1 })
  })

  test('is not closed by a run that answers for more than was asked, nor opened by one that ends late', async () => {
    const wakes = await aPersonsWakes()
    await wakes.request()
    await wakes.finish(7)
    expect(counters(await wakes.find())).toEqual({ requested: 1, done: 1, dueAtMs: null })
    await wakes.request()
    await wakes.finish(2)
    await wakes.finish(1)
    expect(counters(await wakes.find())).toEqual({ requested: 2, done: 2, dueAtMs: null })
  })
})

describe('a moment', () => {
  test('is not open before it has come, and is afterwards, however fresh the last attempt is', async () => {
    const wakes = await aPersonsWakes()
    const dueAtMs = NOW_MS + HOUR_MS
    await wakes.requestAt(dueAtMs)
    await wakes.begin(dueAtMs - 1)
    expect(await wakes.isOpenAt(dueAtMs - 1)).toBe(false)
    expect(await wakes.isOpenAt(dueAtMs)).toBe(true)
  })

  test('does not make an early run believe that there is something to do', async () => {
    const wakes = await aPersonsWakes()
    await wakes.requestAt(NOW_MS + HOUR_MS)
    const early = await wakes.begin(NOW_MS)
    expect(counters(early)).toEqual({ requested: 0, done: 0, dueAtMs: NOW_MS + HOUR_MS })
  })

  test('survives the end of an earlier run', async () => {
    const wakes = await aPersonsWakes()
    await wakes.request()
    const begun = await wakes.begin(NOW_MS)
    await wakes.requestAt(NOW_MS + HOUR_MS)
    await wakes.finish(begun.requested)
    expect(counters(await wakes.find())).toEqual({ requested: 1, done: 1, dueAtMs: NOW_MS + HOUR_MS })
    expect(await wakes.isOpenAt(NOW_MS + HOUR_MS - 1)).toBe(false)
    expect(await wakes.isOpenAt(NOW_MS + HOUR_MS)).toBe(true)
  })

  test('that has come turns into a request, so that a crash does not lose it', async () => {
    const wakes = await aPersonsWakes()
    const dueAtMs = NOW_MS + HOUR_MS
    await wakes.requestAt(dueAtMs)
    expect(counters(await wakes.begin(dueAtMs))).toEqual({ requested: 1, done: 0, dueAtMs: null })
    expect(await wakes.isOpenAt(dueAtMs + MINUTE_MS)).toBe(false)
    expect(await wakes.isOpenAt(dueAtMs + HOUR_MS)).toBe(true)
    await wakes.finish(1)
    expect(await wakes.isOpenAt(dueAtMs + 2 * HOUR_MS)).toBe(false)
  })

  test('the earliest of several wins, in one transaction and over many', async () => {
    const wakes = await aPersonsWakes()
    for (const hours of [5, 2, 3]) await wakes.requestAt(NOW_MS + hours * HOUR_MS)
    expect((await wakes.find())?.dueAtMs).toBe(NOW_MS + 2 * HOUR_MS)
    await store.current.unitOfWork.forUser(wakes.userId, async ({ wakes }) => {
      for (const hours of [4, 1, 6]) await wakes.requestAt('plan', NOW_MS + hours * HOUR_MS)
    })
    expect(counters(await wakes.find())).toEqual({ requested: 0, done: 0, dueAtMs: NOW_MS + HOUR_MS })
  })

  test('and a request stand side by side', async () => {
    const wakes = await aPersonsWakes()
    await wakes.requestAt(NOW_MS + HOUR_MS)
    await wakes.request()
    expect(counters(await wakes.find())).toEqual({ requested: 1, done: 0, dueAtMs: NOW_MS + HOUR_MS })
    expect(await wakes.isOpenAt(NOW_MS)).toBe(true)
  })

  test('in the past is a request', async () => {
    const wakes = await aPersonsWakes()
    await wakes.requestAt(NOW_MS)
    expect(counters(await wakes.find())).toEqual({ requested: 1, done: 0, dueAtMs: null })
  })
})

describe('what a transaction asks for', () => {
  test('is seen by the transaction itself', () =>
    store.asPerson(async ({ wakes }) => {
      await wakes.request('pull', 'calendar 1')
      await wakes.request('pull', 'calendar 1')
      expect(await wakes.find('pull', 'calendar 1')).toMatchObject({ requested: 1, done: 0 })
      expect(await wakes.find('pull')).toBeNull()
      await wakes.request('pull', 'calendar 1')
      expect(await wakes.findForUpdate('pull', 'calendar 1')).toMatchObject({ requested: 2 })
      expect(await wakes.begin('pull', 'calendar 1', NOW_MS)).toMatchObject({ requested: 2, done: 0 })
    }))
})

describe('many at once', () => {
  test('two transactions that ask in opposite order do not lock each other out', async () => {
    const { unitOfWork, addPerson } = store.current
    const { id } = await addPerson()
    const ask = (families: readonly ('plan' | 'publish' | 'settle')[]) =>
      unitOfWork.forUser(id, async ({ wakes, person }) => {
        for (const family of families) {
          await wakes.request(family)
          await person.get()
        }
      })
    const rounds = Array.from({ length: 10 }, () => [
      ask(['plan', 'publish', 'settle']),
      ask(['settle', 'publish', 'plan']),
    ])
    await Promise.all(rounds.flat())
    const plan = await unitOfWork.forUser(id, ({ wakes }) => wakes.find('plan'))
    expect(plan?.requested).toBe(20)
  })

  test('the last run sees the last change, whatever happens in between', async () => {
    const { unitOfWork } = store.current
    const wakes = await aPersonsWakes()
    const seen: number[] = []
    const changing = { isOver: false }
    const change = () =>
      unitOfWork.forUser(wakes.userId, async (repositories) => {
        await repositories.wakes.request('plan')
        await repositories.cycles.save(aCycle())
      })
    const run = async (): Promise<boolean> => {
      const { requested, done } = await wakes.begin(NOW_MS)
      if (requested === done) return false
      seen.push(await unitOfWork.forUser(wakes.userId, async ({ cycles }) => (await cycles.list()).length))
      await wakes.finish(requested)
      return true
    }
    const runAll = async () => {
      while ((await run()) || !changing.isOver);
    }
    const changeAll = async () => {
      for (let round = 0; round < 15; round += 1) await Promise.all([change(), change()])
      changing.isOver = true
    }
    await Promise.all([changeAll(), runAll(), runAll()])
    expect(Math.max(...seen)).toBe(30)
    expect(counters(await wakes.find())).toEqual({ requested: 30, done: 30, dueAtMs: null })
  })
})
