import { durationWords } from '../../time/duration-words.ts'
import { longDayWords, longMomentWords, type TimeStyle, wallWords } from '../../time/time-words.ts'
import { localDayOf, startOfLocalDate } from '../start-of-local-date.ts'
import type { PartKind, Said } from './reader.ts'

/** What a part of the line was understood as, in a few words: "due Fri 27 Nov, 17:00". */
export const partWords = (kind: PartKind, said: Said, reader: Reader): string => words[kind](said, reader)

type Reader = { readonly zone: string; readonly style: TimeStyle }

const words: Readonly<Record<PartKind, (said: Said, reader: Reader) => string>> = {
  length: ({ minutes }) => durationWords(minutes ?? 0),
  priority: ({ priority }) => `P${priority}`,
  due: ({ dueMs, hardDue }, reader) =>
    `${hardDue ? 'must be done by' : 'due'} ${endWords(dueMs ?? 0, reader)}`,
  'not-before': ({ notBeforeMs }, reader) => `not before ${startWords(notBeforeMs ?? 0, reader)}`,
  goal: ({ goal }) => goal?.title ?? '',
  'max-per-day': ({ maxMinutesPerDay }) => `at most ${durationWords(maxMinutesPerDay ?? 0)} a day`,
  blocks: ({ minBlockMinutes, maxBlockMinutes }) =>
    `blocks of ${durationWords(minBlockMinutes ?? 0)} to ${durationWords(maxBlockMinutes ?? 0)}`,
  preferred: ({ preferredFrom, preferredTo }, { style }) =>
    `rather ${wallWords(preferredFrom ?? '', style)}–${wallWords(preferredTo ?? '', style)}`,
  after: ({ after }) => `after ${after.map(({ title }) => `“${title}”`).join(', ')}`,
}

/** The end of a day is that day. */
const endWords = (ms: number, { zone, style }: Reader): string =>
  isMidnight(ms, zone) ? longDayWords(ms - 1, zone, style) : longMomentWords(ms, zone, style)

const startWords = (ms: number, { zone, style }: Reader): string =>
  isMidnight(ms, zone) ? longDayWords(ms, zone, style) : longMomentWords(ms, zone, style)

const isMidnight = (ms: number, zone: string): boolean => startOfLocalDate(localDayOf(ms, zone), zone) === ms
