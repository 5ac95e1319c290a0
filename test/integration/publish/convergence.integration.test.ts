import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Block } from '#core/blocks/block.ts'
import { createPublishWorld, HOUR, type PublishWorld } from './publish-world.ts'

const RUNS = Number(process.env['CONVERGENCE_RUNS'] ?? 20)
const STEPS = 8

let bench: PublishWorld
beforeAll(async () => {
  bench = await createPublishWorld()
})
afterAll(() => bench.world.close())

type Step =
  | { readonly do: 'plan'; readonly which: number; readonly hours: number; readonly state: Block['state'] }
  | {
      readonly do: 'person-moves' | 'person-deletes' | 'person-retitles'
      readonly which: number
      readonly hours: number
    }
  | { readonly do: 'publish' | 'pull' | 'forget-token' }
  | {
      readonly do: 'fault'
      readonly method: string
      readonly kind: 'cut-after-effect' | 'cut-before-effect' | 'error-after-effect' | 'error'
    }

const which = fc.nat({ max: 2 })
const hours = fc.integer({ min: 1, max: 200 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('plan' as const),
    which,
    hours,
    state: fc.constantFrom('flexible' as const, 'defended' as const, 'withdrawn' as const),
  }),
  fc.record({
    do: fc.constantFrom('person-moves' as const, 'person-deletes' as const, 'person-retitles' as const),
    which,
    hours,
  }),
  fc.record({
    do: fc.constantFrom(
      'publish' as const,
      'pull' as const,
      'pull' as const,
      'publish' as const,
      'forget-token' as const,
    ),
  }),
  fc.record({
    do: fc.constant('fault' as const),
    method: fc.constantFrom('events.insert', 'events.patch', 'events.delete', 'events.get', 'events.list'),
    kind: fc.constantFrom(
      'cut-after-effect' as const,
      'cut-before-effect' as const,
      'error-after-effect' as const,
      'error' as const,
    ),
  }),
)

/** Does one step; what the outside world refuses is tried again by later ones. */
async function take(blocks: readonly Block[], one: Step): Promise<void> {
  const { world, userId } = bench
  switch (one.do) {
    case 'plan':
      return planned(blocks[one.which], one.hours, one.state)
    case 'publish':
      return bench.publish().catch(() => undefined)
    case 'pull':
      return pullOurs().catch(() => undefined)
    case 'forget-token':
      await fetch(`${world.google.url}/emulator/sync-tokens/expire`, { method: 'POST' })
      return
    case 'fault':
      return world.google.faults.plan({ method: one.method, kind: one.kind })
    default:
      return byPerson(blocks[one.which], one)
  }
  async function pullOurs(): Promise<void> {
    const calendar = await bench.ours()
    if (calendar !== undefined) await world.pullCalendar(userId, calendar.id)
  }
}

/** The planner never touches what the person pinned or dropped. */
async function planned(block: Block | undefined, hours: number, state: Block['state']): Promise<void> {
  if (block === undefined) return
  const now = await bench.blockNow(block.id)
  if (!['flexible', 'defended'].includes(now.state)) return
  const startMs = bench.world.clock.now() + hours * HOUR
  await bench.change(now, { startMs, endMs: startMs + HOUR, state })
}

async function byPerson(block: Block | undefined, one: Extract<Step, { which: number }>): Promise<void> {
  const event = bench.inGoogle().find((each) => each.extendedProperties?.private?.['blockId'] === block?.id)
  if (event === undefined) return
  const hand = await bench.hand()
  if (one.do === 'person-moves')
    await hand.move(event.id, bench.world.clock.now() + one.hours * HOUR + HOUR / 2)
  if (one.do === 'person-retitles') await hand.patch(event.id, { summary: `Mine ${one.hours}` })
  if (one.do === 'person-deletes') await hand.remove(event.id)
}

it(
  'whatever happens, calendar and plan come to agree, and then nothing is written any more',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: STEPS }), async (steps) => {
        await bench.clear()
        const blocks = [await bench.aBlock(), await bench.aBlock(), await bench.aBlock()]
        for (const one of steps) await take(blocks, one)
        bench.world.google.faults.clear()
        await bench.publish()
        await take(blocks, { do: 'pull' })
        await bench.publish()
        await bench.world.settle()

        const wanted = []
        for (const { id } of blocks) {
          const { state, startMs, endMs } = await bench.blockNow(id)
          if (state !== 'withdrawn' && state !== 'skipped')
            wanted.push({ id, startMs, endMs, isFree: state === 'flexible' })
        }
        const shown = bench.inGoogle().map((event) => ({
          id: event.extendedProperties?.private?.['blockId'],
          startMs: Date.parse(event.start?.dateTime ?? ''),
          endMs: Date.parse(event.end?.dateTime ?? ''),
          isFree: event.transparency === 'transparent',
        }))
        expect(shown.toSorted((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1))).toEqual(wanted)

        bench.world.google.journal.clear()
        await bench.publish()
        expect(bench.calls()).toEqual([])
      }),
      { numRuns: RUNS, endOnFailure: false },
    )
  },
  60_000 + RUNS * 2000,
)
