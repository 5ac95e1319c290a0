import { describe, expect, test } from 'vitest'
import { seeded } from '#core/prng.ts'
import type { Repositories } from '#app/ports/unit-of-work.ts'
import { furnish } from './support/furnish.ts'
import { aBlock, anEntry, aPlanVersion } from './support/samples.ts'
import { MINUTE_MS, NOW_MS } from './support/store.ts'
import { snapshotOf } from './support/snapshot.ts'
import { useStore } from './support/use-store.ts'

const store = useStore()
const { asPerson } = store

type Laid = readonly [fromMinute: number, toMinute: number, isPinned: boolean]

async function layVersion(repositories: Repositories, laid: readonly Laid[]): Promise<void> {
  const { task } = await furnish(repositories)
  const blocks = laid.map(([from, to]) =>
    aBlock(task.id, { startMs: NOW_MS + from * MINUTE_MS, endMs: NOW_MS + to * MINUTE_MS }),
  )
  for (const block of blocks) await repositories.blocks.save(block)
  await repositories.planVersions.add(
    aPlanVersion(2),
    blocks.map(({ id, startMs, endMs }, index) => ({
      blockId: id,
      startMs,
      endMs,
      isPinned: laid[index]![2],
    })),
  )
}

/** The rule in plain words, every pair looked at. */
const isAllowed = (laid: readonly Laid[]): boolean =>
  laid.every(([from, to, isPinned], index) =>
    laid
      .slice(index + 1)
      .every(
        ([otherFrom, otherTo, otherPinned]) =>
          (isPinned && otherPinned) || to <= otherFrom || otherTo <= from,
      ),
  )

const faultOf = (error: unknown): unknown => Reflect.get(Object(error), 'fault')

const movable = false
const pinned = true

describe('blocks of a plan version', () => {
  const refused: readonly (readonly [string, readonly Laid[]])[] = [
    [
      'two movable ones that overlap',
      [
        [0, 60, movable],
        [59, 120, movable],
      ],
    ],
    [
      'a movable one over a pinned one',
      [
        [0, 60, pinned],
        [30, 45, movable],
      ],
    ],
    [
      'a movable one under three pinned ones',
      [
        [0, 60, pinned],
        [10, 60, pinned],
        [20, 60, pinned],
        [50, 70, movable],
      ],
    ],
  ]
  test.for(refused)('%s are refused', async ([, laid]) => {
    await expect(asPerson((repositories) => layVersion(repositories, laid))).rejects.toMatchObject({
      name: 'StorageError',
      fault: 'overlap',
    })
  })

  const allowed: readonly (readonly [string, readonly Laid[]])[] = [
    [
      'pinned over pinned, many times',
      [
        [0, 60, pinned],
        [0, 60, pinned],
        [30, 90, pinned],
        [60, 70, pinned],
      ],
    ],
    [
      'movable ones that abut',
      [
        [0, 60, movable],
        [60, 90, movable],
      ],
    ],
    [
      'a movable one that abuts two pinned ones',
      [
        [0, 60, pinned],
        [60, 90, movable],
        [90, 91, pinned],
      ],
    ],
  ]
  test.for(allowed)('%s are allowed', async ([, laid]) => {
    await expect(asPerson((repositories) => layVersion(repositories, laid))).resolves.toBeUndefined()
  })

  test.for([1, 2, 3])(
    'any layout is allowed if and only if no movable block overlaps another (seed %i)',
    async (seed) => {
      const random = seeded(seed)
      const verdicts = new Set<boolean>()
      for (let round = 0; round < 20; round += 1) {
        const laid = Array.from({ length: 4 }, (): Laid => {
          const from = Math.floor(random() * 60)
          return [from, from + 1 + Math.floor(random() * 15), random() < 0.6]
        })
        const outcome = await asPerson((own) => layVersion(own, laid)).then(() => true, faultOf)
        expect({ laid, outcome }).toEqual({ laid, outcome: isAllowed(laid) ? true : 'overlap' })
        verdicts.add(isAllowed(laid))
      }
      expect(verdicts.size).toBe(2)
    },
  )

  test('two versions do not get in each other’s way', () =>
    asPerson(async (repositories) => {
      const { block, version } = await furnish(repositories)
      const { id: blockId, startMs, endMs } = block
      await repositories.planVersions.add(aPlanVersion(2), [{ blockId, startMs, endMs, isPinned: false }])
      expect(await repositories.planVersions.blocksOf(version.id)).toHaveLength(1)
    }))
})

describe('the ledger', () => {
  test.for(['update ledger_entries set minutes = 1', 'delete from ledger_entries'])(
    'refuses: %s',
    async (statement) => {
      await asPerson(({ ledger }) => ledger.add(anEntry()))
      await expect(store.current.pool.query(statement)).rejects.toThrow('append-only')
    },
  )

  test('takes negative minutes only as a correction', async () => {
    await expect(asPerson(({ ledger }) => ledger.add(anEntry({ minutes: -1 })))).rejects.toMatchObject({
      fault: 'invalid',
    })
  })

  test('keeps what it refers to from being removed', async () => {
    const removal = asPerson(async (repositories) => {
      const { task } = await furnish(repositories)
      await repositories.tasks.remove(task.id)
    })
    await expect(removal).rejects.toMatchObject({ fault: 'still-referenced' })
  })
})

describe('a person who leaves', () => {
  test('takes every row along and nobody else’s', async () => {
    const { pool, unitOfWork, addPerson } = store.current
    const leaving = await addPerson()
    const staying = await addPerson()
    for (const { id } of [leaving, staying]) {
      await unitOfWork.forUser(id, furnish)
      await pool.query(
        `insert into sessions (id_hash, user_id, data, created_at, expires_at) values ($1::text, $1::uuid, '{}', now(), now())`,
        [id],
      )
    }
    const before = await snapshotOf(pool, staying.id)
    const full = await snapshotOf(pool, leaving.id)
    expect(Object.entries(full).filter(([, rows]) => rows.length === 0)).toEqual([])
    await pool.query('delete from users where id = $1', [leaving.id])
    const left = await snapshotOf(pool, leaving.id)
    expect(Object.entries(left).filter(([, rows]) => rows.length > 0)).toEqual([])
    expect(await snapshotOf(pool, staying.id)).toEqual(before)
  })
})
