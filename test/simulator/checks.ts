import { type Block, isLive } from '#core/blocks/block.ts'
import type { CalendarEvent } from '#core/calendar/calendar-event.ts'
import type { Calendar } from '#app/ports/repositories/calendar-repositories.ts'
import { blockEvents, type Standing } from './google-view.ts'
import type { Scene } from './scene.ts'

/** What the product holds at the end. */
export type Held = {
  readonly blocks: readonly Block[]
  readonly calendars: readonly Calendar[]
  readonly mirror: readonly CalendarEvent[]
}

const MINUTE = 60_000
const kept = new Set(['done', 'partial', 'unconfirmed', 'missed'])
const text = (ms: number | null): string =>
  ms === null ? 'no time' : new Date(ms).toISOString().slice(0, 16)
const floor = (ms: number): number => Math.floor(ms / MINUTE) * MINUTE
const ceil = (ms: number): number => Math.ceil(ms / MINUTE) * MINUTE

/** R1: each live block is shown once, at its time; nothing is shown of what is no longer wanted. */
export function checkShown({ world }: Scene, { blocks }: Held): readonly string[] {
  const shown = Map.groupBy(blockEvents(world), (one) => one.blockId ?? '')
  const known = new Map(blocks.map((one) => [one.id, one]))
  return [
    ...blocks.filter(isLive).flatMap((block) => shownWrong(block, shown.get(block.id) ?? [])),
    ...[...shown].flatMap(([id, events]) => needless(known.get(id), id, events)),
  ]
}

function shownWrong(block: Block, events: readonly Standing[]): readonly string[] {
  const what = `R1: ${block.state} block ${block.id} at ${text(block.startMs)}`
  const [event] = events
  if (event === undefined) return [`${what} is not shown`]
  if (events.length > 1) return [`${what} is shown ${events.length} times`]
  const isThere = floor(event.startMs ?? 0) === block.startMs && ceil(event.endMs ?? 0) === block.endMs
  return isThere
    ? []
    : [`${what} until ${text(block.endMs)} is shown at ${text(event.startMs)} until ${text(event.endMs)}`]
}

function needless(block: Block | undefined, id: string, events: readonly Standing[]): readonly string[] {
  if (block !== undefined && isLive(block)) return []
  if (block !== undefined && kept.has(block.state) && events.length === 1) return []
  const when = events.map((one) => text(one.startMs)).join(', ')
  return [`R1: ${block?.state ?? 'unknown'} block ${id} is still shown at ${when}`]
}

/** What the person last said in Google is what Google still shows. */
export function checkSaid({ world, story }: Scene): readonly string[] {
  const events = new Map(blockEvents(world).map((one) => [one.eventId, one]))
  return [...story.said.values()].flatMap(({ eventId, blockId, place, title }) => {
    const event = events.get(eventId)
    if (event === undefined) return []
    const isMoved = place !== null && (event.startMs !== place.startMs || event.endMs !== place.endMs)
    const isRenamed = title !== null && event.title !== title && event.title !== `✓ ${title}`
    return [
      ...(isMoved
        ? [`said: block ${blockId} was put at ${text(place.startMs)}, is at ${text(event.startMs)}`]
        : []),
      ...(isRenamed ? [`said: block ${blockId} was called “${title}”, is called “${event.title}”`] : []),
    ]
  })
}

/** R14: a block is skipped only where the person dropped it. */
export const checkDropped = ({ story }: Scene, { blocks }: Held): readonly string[] =>
  blocks
    .filter((one) => one.state === 'skipped' && !story.dropped.has(one.id))
    .map(({ id }) => `R14: block ${id} was skipped, and the person did not ask for it`)
