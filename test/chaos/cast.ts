import { createTask, completeTask, listTasks } from '#contracts/http/task-routes.ts'
import { refreshCalendars } from '#contracts/http/calendar-routes.ts'
import type { Chance } from '../simulator/chance.ts'
import { Client } from '../support/client.ts'
import { EmulatorClient, type EmulatorEvent } from '../support/emulator-client.ts'
import type { Stage } from './stage.ts'

export type Actor = {
  readonly email: string
  readonly client: Client
}

type Block = EmulatorEvent & { readonly calendarId: string }

const ZONE = 'Europe/Berlin'
const QUARTER = 15 * 60_000

/** People with accounts of their own, signed in through the consent page. */
export async function signInAll({ url, google }: Stage, many: number): Promise<readonly Actor[]> {
  const actors: Actor[] = []
  for (let index = 0; index < many; index += 1) {
    const client = new Client({ url, emulatorUrl: google.url })
    const email = `actor${index}@example.com`
    await client.signIn(email, ZONE)
    actors.push({ email, client })
  }
  return actors
}

const time = (ms: number) => ({ dateTime: new Date(ms).toISOString(), timeZone: ZONE })

/** One thing that one of them does, here or in Google: each leads to pulls, plans and writes. */
export async function actOnce({ google }: Stage, { client, email }: Actor, chance: Chance): Promise<void> {
  const hand = new EmulatorClient(google.url)
  const blocks = await hand.blocks(email)
  const block = blocks[chance.below(Math.max(1, blocks.length))]
  switch (chance.below(blocks.length === 0 ? 1 : 7)) {
    case 0:
    case 1:
      await client.call(createTask, {
        body: { title: `Task ${chance.below(1000)}`, minutes: 30 + 30 * chance.below(3), due: null },
      })
      break
    case 2:
      return completeOne(client, chance)
    case 3:
      return meetOn(hand, email, block)
    case 4:
      return moveByHand(hand, block, chance)
    case 5:
      if (block !== undefined) await hand.deleteEvent(block.calendarId, block.id)
      break
    default:
      await client.call(refreshCalendars, {})
  }
}

async function completeOne(client: Client, chance: Chance): Promise<void> {
  const { items } = await client.call(listTasks, { query: {} })
  const task = items[chance.below(Math.max(1, items.length))]
  if (task !== undefined) await client.call(completeTask, { params: { id: task.id } })
}

async function meetOn(hand: EmulatorClient, email: string, block: Block | undefined): Promise<void> {
  if (block === undefined) return
  await hand.addEvent(email, { summary: 'Urgent', start: block.start, end: block.end })
}

async function moveByHand(hand: EmulatorClient, block: Block | undefined, chance: Chance): Promise<void> {
  if (block === undefined) return
  const startMs = Date.parse(block.start.dateTime ?? '') + (1 + chance.below(40)) * QUARTER
  const change = { start: time(startMs), end: time(startMs + 2 * QUARTER) }
  await hand.changeEvent(block.calendarId, block.id, change)
}
