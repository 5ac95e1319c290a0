import { readDuration } from './duration.ts'
import { type GoalName, findGoals } from './find-goal.ts'
import { type Moment, momentMs, readMoment, readTime } from './moment.ts'
import { type QuickAddFault, type Word, faultAt, wordsOf } from './words.ts'

export type QuickAddContext = {
  readonly nowMs: number
  readonly zone: string
  readonly goals: readonly GoalName[]
}

/** What the line says; null where it says nothing and the defaults hold. */
export type QuickTask = {
  readonly title: string
  readonly minutes: number | null
  readonly notBeforeMs: number | null
  readonly dueMs: number | null
  readonly hardDue: boolean
  readonly priority: number | null
  readonly goal: GoalName | null
}

export type QuickAddResult =
  | { readonly ok: true; readonly task: QuickTask }
  | { readonly ok: false; readonly faults: readonly QuickAddFault[] }

type Draft = { -readonly [K in keyof Omit<QuickTask, 'title'>]: QuickTask[K] }
type Reader = { readonly context: QuickAddContext; readonly draft: Draft; readonly faults: QuickAddFault[] }

/**
 * Reads a task from one line: `Write the report 3h due Fri not before Tue P1 #kr-42`. Lengths: 90m, 1h30, 1.5h.
 * Days: today, tomorrow, Fri, 2026-12-01, each with a time if wanted (Fri 17:00, Fri/17:00), or 17:00 alone.
 * `due!` or a `!` after the date makes it hard. What is "in quotes" is title, whatever it says.
 */
export function quickAdd(line: string, context: QuickAddContext): QuickAddResult {
  const reader: Reader = {
    context,
    faults: [],
    draft: { minutes: null, notBeforeMs: null, dueMs: null, hardDue: false, priority: null, goal: null },
  }
  const words = wordsOf(line)
  const titleWords: string[] = []
  for (let index = 0; index < words.length;) {
    const used = readPart(reader, words, index)
    if (used === 0) titleWords.push(words[index]!.text)
    index += Math.max(1, used)
  }
  const title = titleWords.join(' ').trim()
  if (title === '')
    reader.faults.push({
      at: 0,
      length: line.length,
      message: 'Expected a title, such as "Write the report".',
    })
  checkOrder(reader, words)
  if (reader.faults.length > 0) return { ok: false, faults: reader.faults }
  return { ok: true, task: { title, ...reader.draft } }
}

/** Reads what begins at a word and answers how many words it takes; 0 when the word belongs to the title. */
function readPart(reader: Reader, words: readonly Word[], index: number): number {
  const word = words[index]!
  if (word.isQuoted) return 0
  const text = word.text.toLowerCase()
  if (text === 'due' || text === 'due!') return readDue(reader, words, index)
  if (text === 'not' && words[index + 1]?.text.toLowerCase() === 'before')
    return readNotBefore(reader, words, index)
  if (/^p\d+$/.test(text)) return readPriority(reader, word)
  if (text.length > 1 && text.startsWith('#')) return readGoal(reader, word)
  return readLength(reader, word)
}

function readLength({ draft, faults }: Reader, word: Word): number {
  const minutes = readDuration(word.text)
  if (minutes === null) return 0
  if (draft.minutes !== null) faults.push(faultAt(word, 'A length has been given already.'))
  else if (minutes === 0) faults.push(faultAt(word, 'Expected a length above 0, such as 30m or 1h30.'))
  else draft.minutes = minutes
  return 1
}

function readPriority({ draft, faults }: Reader, word: Word): number {
  const priority = Number(word.text.slice(1))
  if (draft.priority !== null) faults.push(faultAt(word, 'A priority has been given already.'))
  else if (priority < 1 || priority > 4)
    faults.push(faultAt(word, 'Expected a priority from P1 (first) to P4.'))
  else draft.priority = priority
  return 1
}

function readGoal({ context, draft, faults }: Reader, word: Word): number {
  const [goal, ...others] = findGoals(word.text.slice(1), context.goals)
  if (draft.goal !== null) faults.push(faultAt(word, 'A goal has been given already.'))
  else if (goal === undefined) {
    faults.push(faultAt(word, 'Expected # and the beginning of the title or of the id of a goal of yours.'))
  } else if (others.length > 0) {
    const names = [goal, ...others].map(({ title }) => `“${title}”`).join(', ')
    faults.push(faultAt(word, `This may mean ${names}: type more of the title.`))
  } else draft.goal = goal
  return 1
}

function readDue(reader: Reader, words: readonly Word[], index: number): number {
  const { draft, faults, context } = reader
  const keyword = words[index]!
  const read = readWhen(reader, words, index + 1, keyword)
  if (read === null) return 1
  if (draft.dueMs !== null) faults.push(faultAt(keyword, 'A due date has been given already.'))
  draft.dueMs = momentMs(read.moment, context.nowMs, context.zone, true)
  draft.hardDue = keyword.text.endsWith('!') || read.isHard
  if (draft.dueMs <= context.nowMs)
    faults.push(faultAt(words[index + 1]!, 'Expected a time that is still to come.'))
  return 1 + read.used
}

function readNotBefore(reader: Reader, words: readonly Word[], index: number): number {
  const { draft, faults, context } = reader
  const read = readWhen(reader, words, index + 2, words[index + 1]!)
  if (read === null) return 2
  if (draft.notBeforeMs !== null) faults.push(faultAt(words[index]!, 'A first day has been given already.'))
  draft.notBeforeMs = momentMs(read.moment, context.nowMs, context.zone, false)
  return 2 + read.used
}

type When = { readonly moment: Moment; readonly isHard: boolean; readonly used: number }

/** A moment in one word or in two, with a `!` at its end, apart from it, or none. */
function readWhen(
  { context, faults }: Reader,
  words: readonly Word[],
  index: number,
  after: Word,
): When | null {
  const word = words[index] ?? after
  const moment = readMoment(bare(word), context.nowMs, context.zone)
  if (moment === null) {
    const message = 'Expected a day such as today, tomorrow, Fri or 2026-12-01, or a time such as 17:00.'
    faults.push(faultAt(word, `${message} Put quotes around what belongs to the title.`))
    return null
  }
  const minute = isMarked(word) ? null : timeAfter(moment, words[index + 1])
  const last = minute === null ? index : index + 1
  const isMarkApart = words[last + 1]?.text === '!'
  return {
    moment: { day: moment.day, minute: minute ?? moment.minute },
    isHard: isMarkApart || isMarked(words[last]!),
    used: last - index + 1 + (isMarkApart ? 1 : 0),
  }
}

/** The time of day that follows a day without one. */
const timeAfter = (moment: Moment, next: Word | undefined): number | null =>
  moment.minute !== null || next === undefined ? null : readTime(bare(next))

const isMarked = ({ text }: Word): boolean => text.endsWith('!')
const bare = ({ text }: Word): string => text.replace(/!$/, '')

function checkOrder({ draft, faults }: Reader, words: readonly Word[]): void {
  const { notBeforeMs, dueMs } = draft
  if (notBeforeMs === null || dueMs === null || notBeforeMs < dueMs || faults.length > 0) return
  const keyword = words.find(({ text }) => text.toLowerCase() === 'not') ?? words[0]!
  faults.push(faultAt(keyword, 'The first day lies after the due date: expected an earlier one.'))
}
