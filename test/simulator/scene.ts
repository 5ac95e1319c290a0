import type { Block } from '#core/blocks/block.ts'
import { liveStates, settledStates } from '#core/blocks/block.ts'
import type { Chance } from './chance.ts'
import type { Drive } from './drive.ts'
import type { Story } from './story.ts'
import type { World } from './world.ts'

/** One sequence being played. */
export type Scene = {
  readonly world: World
  readonly drive: Drive
  readonly story: Story
  readonly userId: string
}

/** One thing that happens. The numbers say which, when and how far; what they mean depends on the state it meets. */
export type Command = {
  readonly kind: string
  readonly a: number
  readonly b: number
  readonly c: number
  /** So many calls are worked off afterwards. */
  readonly jobs: number
}

export type Play = (scene: Scene, command: Command) => Promise<void>

/** The nth of what there is, counted round; undefined when there is nothing. */
export const nth = <T>(from: readonly T[], number: number): T | undefined =>
  from.length === 0 ? undefined : from[number % from.length]

export const blocksOf = ({ world, userId }: Scene): Promise<readonly Block[]> =>
  world.page.unitOfWork.forUser(userId, ({ blocks }) =>
    blocks.listInStates([...liveStates, ...settledStates, 'unconfirmed', 'withdrawn']),
  )

/** Draws a kind by weight. */
export function drawKind(weights: Readonly<Record<string, number>>, chance: Chance): string {
  const entries = Object.entries(weights)
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0)
  let left = chance.next() * total
  for (const [kind, weight] of entries) {
    left -= weight
    if (left < 0) return kind
  }
  return entries[0]?.[0] ?? ''
}
