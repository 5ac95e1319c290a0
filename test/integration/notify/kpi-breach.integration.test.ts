import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOUR_MS } from '#core/time/interval.ts'
import { aKpi } from '../../support/goal-builders.ts'
import { at } from '../plan/support/stock.ts'
import { openTellingWorld, type TellingWorld } from './telling-world.ts'

const monday = at('2026-11-23T10:00:00+01:00')
let world: TellingWorld
let kpiId: string
beforeAll(async () => {
  world = await openTellingWorld(monday, 'Europe/Berlin')
  kpiId = world.ids.next()
  await world.ask(({ kpis }) => kpis.save(aKpi({ id: kpiId, createdAtMs: monday })))
})
afterAll(() => world.close())

/** Values at hours from Monday at ten; whoever is told of them is told at once. */
async function read(...readings: readonly (readonly [hour: number, value: number])[]) {
  const given = readings.map(([hour, value]) => {
    const atMs = monday + hour * HOUR_MS
    return { id: world.ids.next(), kpiId, value, atMs, source: 'webhook', note: '' } as const
  })
  await world.ask(({ kpis }) => kpis.addReadings(given))
  await world.tell()
  const { items } = await world.list()
  return {
    onPage: items.filter(({ kind }) => kind === 'kpi-breach').length,
    open: items.filter(({ kind, readAt }) => kind === 'kpi-breach' && readAt === null).length,
    mails: world.sent.filter(({ subject }) => subject.includes('left its green')).length,
  }
}

test('a KPI that left the green is told once, whatever readings come in, and again after it was green', async () => {
  const once = { onPage: 1, open: 1, mails: 1 }
  expect(await read([-9, 99.5])).toEqual({ onPage: 0, open: 0, mails: 0 })
  expect(await read([-4, 97])).toEqual(once)
  expect(await read([-3, 90])).toEqual(once)
  // Late ones, before that which was told: first out of the green, then in it.
  expect(await read([-6, 96])).toEqual(once)
  expect(await read([-5, 99.1])).toEqual(once)
  // More of them than a sparkline shows.
  expect(await read(...Array.from({ length: 70 }, (_, index) => [-2 + index / 60, 91] as const))).toEqual(
    once,
  )
  expect(await read([-0.5, 99.2])).toEqual({ onPage: 1, open: 0, mails: 1 })
  expect(await read([-0.25, 80])).toEqual({ onPage: 2, open: 1, mails: 2 })
})
