import type { Block } from '../blocks/block.ts'
import { isPinned } from '../blocks/block.ts'
import { MINUTE_MS } from '../time/interval.ts'
import type { BlockFields } from './block-fields.ts'
import { isTicked, withTick } from './tick.ts'

/** What the event tells about the block, beside its time. */
export type BlockStory = {
  readonly title: string
  readonly objective: string | null
  readonly keyResult: string | null
  /** Why it lies here and not elsewhere, one sentence. */
  readonly reason: string | null
  readonly link: string
  readonly colorId: string | null
  /** Others who see the calendar see a busy time and no more. */
  readonly isPrivate?: boolean
}

const REASON = 'Why here: '

/**
 * The event that a block should be, as far as it is ours to say. What the person typed in Google stays.
 * `prefix` stands in front of our titles; times are cut to whole seconds, and an event lasts a minute at least.
 */
export function blockEventOf(block: Block, story: BlockStory, prefix: string): BlockFields {
  const startMs = wholeSeconds(block.startMs)
  return {
    title: titleOf(block, story, prefix),
    description: block.keptDescription ?? describe(story),
    startMs,
    endMs: Math.max(wholeSeconds(block.endMs), startMs + MINUTE_MS),
    isTransparent: !(isPinned(block) || block.state === 'defended'),
    colorId: story.colorId,
    isPrivate: story.isPrivate === true,
  }
}

/** The description without the reason, which alone is not worth a write. */
export const withoutReason = (description: string): string =>
  description
    .split('\n')
    .filter((line) => !line.startsWith(REASON))
    .join('\n')

const titleOf = (block: Block, story: BlockStory, prefix: string): string => {
  const title = block.keptTitle ?? `${prefix}${story.title}`
  return block.state === 'done' && !isTicked(title) ? withTick(title) : title
}

const describe = (story: BlockStory): string =>
  [
    story.objective === null ? null : `Goal: ${story.objective}`,
    story.keyResult === null ? null : `Key result: ${story.keyResult}`,
    story.reason === null ? null : `${REASON}${oneLine(story.reason)}`,
    story.link,
  ]
    .filter((line) => line !== null)
    .join('\n')

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
const wholeSeconds = (ms: number): number => Math.floor(ms / 1000) * 1000
