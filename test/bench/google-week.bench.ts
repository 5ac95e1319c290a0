/**
 * `node test/bench/google-week.bench.ts [--pushes off] [--seed 1]`: what an ordinary week of one person costs in
 * requests to Google, as JSON. The real use cases work against the emulator on a virtual clock, without faults: on each
 * working day five meetings are added, two moved, one deleted, a block is dragged and a task is added; from nine to five
 * the page is open. Amplification = writes sent ÷ changes that the plan and the person asked for.
 */
import '#config/luxon.ts'
import { parseArgs } from 'node:util'
import { createTask } from '#contracts/http/task-routes.ts'
import { Drive } from '../simulator/drive.ts'
import { blockEvents, standingEvents } from '../simulator/google-view.ts'
import { byHand, times } from '../simulator/hand.ts'
import { settleIn } from '../simulator/person.ts'
import { writesIn } from '../simulator/check-writes.ts'
import { EMAIL, openWorld, type World } from '../simulator/world.ts'

const { values } = parseArgs({
  options: { pushes: { type: 'string', default: 'on' }, seed: { type: 'string', default: '1' } },
})
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const world = await openWorld()
await world.begin(Number(values.seed))
if (values.pushes === 'off') world.pushes.weather = { ...world.pushes.weather, lostPercent: 100 }
const drive = new Drive(world)
const userId = await settleIn(world)
await drive.rest()
const startMs = world.clock.now()

for (let day = 0; day < 7; day += 1) await liveThrough(world, startMs + day * DAY, day < 5)
report()
await world.close()

async function liveThrough(one: World, dayMs: number, isWorkday: boolean): Promise<void> {
  const hours = isWorkday ? 8 : 0
  for (let hour = 1; hour <= hours; hour += 1) {
    await drive.pass(Math.max(1, dayMs + hour * HOUR - one.clock.now()))
    await one.page.useCases.readSession(userId)
    await happen(one, hour)
    await drive.work(400)
  }
  await drive.pass(Math.max(1, dayMs + DAY - one.clock.now()))
}

async function happen(one: World, hour: number): Promise<void> {
  const soon = one.clock.now() + 26 * HOUR
  const meetings = standingEvents(one).filter((event) => event.calendarId === EMAIL && event.blockId === null)
  const meeting = meetings.at(-1)
  if (hour <= 5) await byHand(one, 'POST', EMAIL, null, { summary: 'Meeting', ...times(soon, soon + HOUR) })
  else if (hour <= 7 && meeting !== undefined)
    await byHand(one, 'PATCH', EMAIL, meeting.eventId, times(soon + 2 * HOUR, soon + 3 * HOUR))
  else if (meeting !== undefined) await byHand(one, 'DELETE', EMAIL, meeting.eventId)
  const block = blockEvents(one).find((event) => (event.startMs ?? 0) > one.clock.now() + HOUR)
  if (hour === 3 && block !== undefined)
    await byHand(one, 'PATCH', block.calendarId, block.eventId, times(soon + 4 * HOUR, soon + 5 * HOUR))
  if (hour === 4) {
    const task = createTask.body.parse({ title: 'One more thing', minutes: 60, due: null })
    await one.page.useCases.createTask(userId, task)
  }
}

function report(): void {
  const { sent } = world.network
  const days = Array.from({ length: 7 }, (_, day) => {
    const ofDay = sent.filter((one) => Math.floor((one.atMs - startMs) / DAY) === day)
    const byName = Object.entries(Object.groupBy(ofDay, (one) => one.name))
    return {
      requests: ofDay.length,
      writes: writesIn(ofDay).length,
      byName: Object.fromEntries(byName.map(([name, list]) => [name, list?.length ?? 0])),
    }
  })
  const writes = writesIn(sent)
  const changes = new Set(
    writes.map((one) => `${one.name} ${one.eventId ?? ''} ${one.body ?? ''} ${one.ifMatch ?? ''}`),
  )
  process.stdout.write(
    `${JSON.stringify(
      {
        pushes: values.pushes,
        calendars: 2,
        setUp: sent.filter((one) => one.atMs < startMs).length,
        requestsPerDay: Math.round(days.reduce((sum, one) => sum + one.requests, 0) / 7),
        workingDay: days[2],
        dayOff: days[6],
        writeAmplification: Math.round((writes.length / changes.size) * 1000) / 1000,
        refused: sent.filter((one) => (one.status ?? 500) >= 400).length,
      },
      undefined,
      2,
    )}\n`,
  )
}
