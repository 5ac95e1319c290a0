import type { Repositories } from '../ports/unit-of-work.ts'

const busyTime = /"([0-9a-f-]{36})\/([^"/]+)\/\d+"/g
const heldBlock = /"block\/[0-9a-f-]{36}"/g

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
    titles.set(quoted, event?.title ? `“${event.title}”` : 'a busy time')
  }
  return (sentence) =>
    sentence
      .replace(busyTime, (quoted) => titles.get(quoted) ?? 'a busy time')
      .replace(heldBlock, 'a block that you keep there')
}
