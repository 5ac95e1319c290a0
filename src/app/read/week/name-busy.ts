import type { Repositories } from '../../ports/unit-of-work.ts'

const busyTime = /"([0-9a-f-]{36})\/([^"/]+)\/\d+"/g
const heldBlock = /"block\/[0-9a-f-]{36}"/g

const hidden = 'something in your calendar'
const LONGEST_NAME = 60

/** Between quotes and not too long to be read; where Google does not tell, it stays untold. */
function titleOf(title: string): string {
  const letters = Array.from(title.replaceAll(/\s+/g, ' ').trim())
  if (letters.length === 0) return hidden
  return letters.length > LONGEST_NAME
    ? `“${letters
        .slice(0, LONGEST_NAME - 1)
        .join('')
        .trimEnd()}…”`
    : `“${letters.join('')}”`
}

/**
 * The planner knows busy times by their ids; their owner knows them by their titles. Answers what turns the one into
 * the other in the given sentences.
 */
export async function nameBusy(
  { events }: Repositories,
  sentences: readonly string[],
): Promise<(sentence: string) => string> {
  const titles = new Map<string, string>()
  for (const [quoted, calendarId, eventId] of sentences.flatMap((sentence) => [
    ...sentence.matchAll(busyTime),
  ])) {
    if (titles.has(quoted)) continue
    const event = await events.find(calendarId ?? '', eventId ?? '')
    titles.set(quoted, titleOf(event?.title ?? ''))
  }
  return (sentence) =>
    sentence
      .replace(busyTime, (quoted) => titles.get(quoted) ?? hidden)
      .replace(heldBlock, 'a block that you keep there')
}
