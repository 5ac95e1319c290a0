import { isLive } from '#core/blocks/block.ts'
import { instancesOf } from './hand.ts'
import type { Held } from './checks.ts'
import type { Scene } from './scene.ts'

const DAY = 24 * 60 * 60_000

type Instance = {
  readonly id: string
  readonly summary?: string
  readonly status: string
  readonly transparency?: string
  readonly attendees?: readonly { readonly self?: boolean; readonly responseStatus?: string }[]
  readonly start: { readonly dateTime?: string }
  readonly end: { readonly dateTime?: string }
  readonly extendedProperties?: { readonly private?: Readonly<Record<string, string>> }
}

/** No block that may move lies over busy time, as Google itself unfolds it. */
export async function checkOverlap(
  { world, userId }: Scene,
  { blocks, calendars }: Held,
): Promise<readonly string[]> {
  const nowMs = world.clock.now()
  const { settings } = await world.page.unitOfWork.forUser(userId, ({ person }) => person.get())
  const before = settings.bufferBeforeMinutes * 60_000
  const ahead = blocks.filter(
    (one) => isLive(one) && one.state !== 'pinned' && one.state !== 'running' && one.startMs >= nowMs,
  )
  // Who brings back an earlier plan wants it where it was, meeting or no meeting, until something else changes.
  const inForce = await world.page.unitOfWork.forUser(userId, ({ planVersions }) =>
    planVersions.latestApplied(),
  )
  if (inForce !== null && inForce.restores !== null) return []
  const faults: string[] = []
  for (const calendar of calendars.filter((one) => one.state === 'readable' && one.countsAsBusy)) {
    const all = await instancesOf<Instance>(world, calendar.googleCalendarId, nowMs - DAY, nowMs + 30 * DAY)
    for (const event of all.filter(isBusy)) {
      const startMs = Date.parse(event.start.dateTime ?? '') - before
      const endMs = Date.parse(event.end.dateTime ?? '')
      for (const block of ahead)
        if (block.startMs < endMs && startMs < block.endMs)
          faults.push(
            `overlap: ${block.state} block ${block.id} at ${new Date(block.startMs).toISOString()} lies over “${event.summary}” (${event.id})`,
          )
    }
  }
  return faults
}

const isBusy = (event: Instance): boolean =>
  event.start.dateTime !== undefined &&
  !(event.attendees ?? []).some((one) => one.self === true && one.responseStatus === 'declined') &&
  event.transparency !== 'transparent' &&
  event.extendedProperties?.private?.['blockId'] === undefined

/** What counted is what the ledger adds up to. */
export async function checkLedger({ world, userId }: Scene, { blocks }: Held): Promise<readonly string[]> {
  const entries = await world.page.unitOfWork.forUser(userId, ({ ledger }) => ledger.list({}))
  const sums = new Map<string, number>()
  for (const { blockId, minutes } of entries)
    if (blockId !== null) sums.set(blockId, (sums.get(blockId) ?? 0) + minutes)
  return blocks.flatMap(({ id, state, settledMinutes }) => {
    const sum = sums.get(id) ?? 0
    const counted = settledMinutes ?? 0
    return sum === counted
      ? []
      : [`ledger: ${state} block ${id} counted ${counted} min, the ledger says ${sum}`]
  })
}
