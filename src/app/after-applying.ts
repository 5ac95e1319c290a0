import { liveStates } from '#core/blocks/block.ts'
import { nextTransition } from '#core/blocks/next-transition.ts'
import type { Repositories } from './ports/unit-of-work.ts'

/** What follows from other blocks being wanted: Google is told, their ends are looked at, and the page loads again. */
export async function afterApplying(repositories: Repositories, nowMs: number): Promise<void> {
  await repositories.wakes.request('publish')
  await requestSettling(repositories, nowMs)
  await repositories.announce('week')
}

/** Asks for the next look at blocks whose time passes. */
export async function requestSettling({ blocks, wakes }: Repositories, nowMs: number): Promise<void> {
  const next = nextTransition(await blocks.listInStates([...liveStates]), nowMs)
  if (next !== null) await wakes.requestAt('settle', next)
}
