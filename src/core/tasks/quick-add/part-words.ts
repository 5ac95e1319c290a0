import { DateTime } from 'luxon'
import type { PartKind, Said } from './reader.ts'

/** What a part of the line was understood as, in a few words: "due Fri 27 Nov, 17:00". */
export const partWords = (kind: PartKind, said: Said, zone: string): string => words[kind](said, zone)

const words: Readonly<Record<PartKind, (said: Said, zone: string) => string>> = {
  length: ({ minutes }) => lengthWords(minutes ?? 0),
  priority: ({ priority }) => `P${priority}`,
  due: ({ dueMs, hardDue }, zone) => `${hardDue ? 'must be done by' : 'due'} ${endWords(dueMs ?? 0, zone)}`,
  'not-before': ({ notBeforeMs }, zone) => `not before ${startWords(notBeforeMs ?? 0, zone)}`,
  goal: ({ goal }) => goal?.title ?? '',
  'max-per-day': ({ maxMinutesPerDay }) => `at most ${lengthWords(maxMinutesPerDay ?? 0)} a day`,
  blocks: ({ minBlockMinutes, maxBlockMinutes }) =>
    `blocks of ${lengthWords(minBlockMinutes ?? 0)} to ${lengthWords(maxBlockMinutes ?? 0)}`,
  preferred: ({ preferredFrom, preferredTo }) => `rather ${preferredFrom}–${preferredTo}`,
  after: ({ after }) => `after ${after.map(({ title }) => `“${title}”`).join(', ')}`,
}

function lengthWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 || hours === 0 ? [`${rest} min`] : [])].join(' ')
}

const day = 'ccc d LLL yyyy'

/** The end of a day is that day. */
function endWords(ms: number, zone: string): string {
  const at = DateTime.fromMillis(ms, { zone })
  return isMidnight(at) ? at.minus({ milliseconds: 1 }).toFormat(day) : at.toFormat(`${day}, HH:mm`)
}

function startWords(ms: number, zone: string): string {
  const at = DateTime.fromMillis(ms, { zone })
  return at.toFormat(isMidnight(at) ? day : `${day}, HH:mm`)
}

const isMidnight = (at: DateTime): boolean => at.toMillis() === at.startOf('day').toMillis()
