import { askAdapter } from './adapter-subject.ts'
import type { RecurrenceCase } from './case.ts'
import { askEmulator } from './emulator-subject.ts'
import { isDate } from './times.ts'
import type { Answer } from './times.ts'

/** The two programs under test; they share no code of ours. */
export const SUBJECTS = { adapter: askAdapter, emulator: askEmulator } as const

export type SubjectName = keyof typeof SUBJECTS

export type Verdict = { readonly missing: readonly string[]; readonly surplus: readonly string[] }

const isAllDay = ({ series }: RecurrenceCase): boolean => series.every(({ start }) => isDate(start))

/** The emulator answers all-day instances as dates: only the date of the expected midnight counts. */
function expectedOf(one: RecurrenceCase, subject: SubjectName): number[] {
  if (subject === 'adapter' || !isAllDay(one)) return one.expected.map((text) => Date.parse(text))
  return (one.dates ?? one.expected.map((text) => text.slice(0, 10))).map((date) => Date.parse(date))
}

const text = (ms: number): string => (Number.isNaN(ms) ? 'no time' : new Date(ms).toISOString())

/** Same moments, each as often: an instance that comes twice is busy once, but counted twice. */
function compare(expected: readonly number[], found: readonly number[]): Verdict {
  const left = [...found]
  const missing: string[] = []
  for (const ms of expected) {
    const index = left.indexOf(ms)
    if (index === -1) missing.push(text(ms))
    else left.splice(index, 1)
  }
  return { missing, surplus: left.map(text) }
}

function judge(one: RecurrenceCase, subject: SubjectName, answer: Answer): Verdict {
  const starts = compare(expectedOf(one, subject), answer.starts)
  if (one.ends === undefined) return starts
  const isByDate = subject === 'emulator' && isAllDay(one)
  const expected = one.ends.map((end) => Date.parse(isByDate ? end.slice(0, 10) : end))
  const ends = compare(expected, answer.ends)
  return {
    missing: [...starts.missing, ...ends.missing.map((end) => `end ${end}`)],
    surplus: [...starts.surplus, ...ends.surplus.map((end) => `end ${end}`)],
  }
}

/** What a subject left out and what it made up; both empty = right. */
export async function runCase(one: RecurrenceCase, subject: SubjectName): Promise<Verdict> {
  return judge(one, subject, await SUBJECTS[subject](one))
}

export const isRight = ({ missing, surplus }: Verdict): boolean =>
  missing.length === 0 && surplus.length === 0
