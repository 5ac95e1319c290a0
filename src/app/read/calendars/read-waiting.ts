import type { SyncView } from '#contracts/http/sync-routes.ts'
import type { Block } from '#core/blocks/block.ts'
import type { PublishedEvent } from '../../ports/repositories/work-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'

const unwanted = new Set<Block['state']>(['withdrawn', 'skipped', 'missed'])

/** What publish has still to write, by what the person would see change in Google. */
export async function readWaiting(
  { blocks }: Pick<Repositories, 'blocks'>,
  live: readonly Block[],
  standing: readonly PublishedEvent[],
  nowMs: number,
): Promise<Pick<SyncView, 'waiting' | 'shown'>> {
  const records = new Map(standing.map((one) => [one.blockId, one]))
  const add = live.filter(({ id }) => !isConfirmed(records.get(id))).length
  const move = live.filter((block) => {
    const record = records.get(block.id)
    return isConfirmed(record) && !isInPlace(record, block)
  }).length
  const known = new Set(live.map(({ id }) => id))
  const toCome = standing.filter((one) => !known.has(one.blockId) && (one.synced?.endMs ?? 0) > nowMs)
  return {
    waiting: { add, move, remove: await countUnwanted(blocks, toCome) },
    shown: live.length - add - move,
  }
}

async function countUnwanted(
  blocks: Repositories['blocks'],
  records: readonly PublishedEvent[],
): Promise<number> {
  const shown = await blocks.findMany(records.map(({ blockId }) => blockId))
  return shown.filter(({ state }) => unwanted.has(state)).length
}

/** Google has told us what it shows. */
const isConfirmed = (record: PublishedEvent | undefined): record is PublishedEvent =>
  record !== undefined && record.synced !== null && record.syncedEtag !== null

const isInPlace = ({ state, synced }: PublishedEvent, { startMs, endMs }: Block): boolean =>
  state === 'live' && synced?.startMs === startMs && synced.endMs === endMs
