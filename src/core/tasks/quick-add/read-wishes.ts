import { readTime } from './moment.ts'
import { codeOf, findGoals, slugOf } from './find-goal.ts'
import { type PartReader, complain, spanOf } from './reader.ts'
import { bareOf } from './words.ts'

const partsOfDay: Readonly<Record<string, readonly [string, string]>> = {
  mornings: ['08:00', '12:00'],
  afternoons: ['12:00', '17:00'],
  evenings: ['17:00', '21:00'],
}

/** "mornings", "9-12", "9:30-12:00", "2pm-4pm". */
export const readPreferred: PartReader = (reader, index) => {
  const { said, words } = reader
  const text = bareOf(words[index])
  const part = (Object.hasOwn(partsOfDay, text) ? partsOfDay[text] : undefined) ?? readHours(text)
  if (part === null) return 0
  if (said.preferredFrom !== null)
    complain(reader, words[index]!, 'A part of the day has been given already: expected one.')
  else if (part[0] >= part[1])
    complain(reader, words[index]!, 'Expected the earlier time first, such as 9-12.')
  else Object.assign(said, { preferredFrom: part[0], preferredTo: part[1] })
  return 1
}

/** Bare numbers mean hours only where both are hours of a usual day; "24-7" and "3-1" are words. */
function readHours(text: string): readonly [string, string] | null {
  const ends = text.split(/[-–]/)
  if (ends.length !== 2) return null
  const isBare = ends.every((end) => /^\d{1,2}$/.test(end))
  const [from, to] = ends.map((end) => readTime(/^\d{1,2}$/.test(end) ? `${end}:00` : end) ?? 1440)
  if (from === undefined || to === undefined || Math.max(from, to) >= 1440) return null
  if (isBare && (from < 300 || from >= to)) return null
  return [wallTime(from), wallTime(to)]
}

const wallTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** "#kr-3f2a" or the beginning of a title, "#ship-the". */
export const readGoal: PartReader = (reader, index) => {
  const { context, said, words } = reader
  const word = words[index]!
  const tag = bareOf(word)
  if (!tag.startsWith('#') || tag.length < 2) return 0
  const [goal, ...others] = findGoals(tag.slice(1), context.goals)
  if (said.goal !== null) complain(reader, word, 'A goal has been given already: expected one.')
  else if (goal === undefined) {
    complain(reader, word, 'Expected # and the code or the beginning of the title of a goal of yours.')
  } else if (others.length > 0) {
    const names = [goal, ...others].slice(0, 4).map((one) => `“${one.title}” (#${codeOf(one)})`)
    complain(reader, word, `This may mean ${names.join(', ')}: type more of the title, or the code.`)
  } else said.goal = goal
  return 1
}

/** `after "Other task"`: without quotes it is a word of the title. */
export const readAfter: PartReader = (reader, index) => {
  const { context, said, words } = reader
  const name = words[index + 1]
  if (bareOf(words[index]) !== 'after' || name === undefined || !name.isQuoted) return 0
  const slug = slugOf(name.text)
  const exact = context.tasks.filter(({ title }) => slugOf(title) === slug)
  const near = slug === '' ? [] : context.tasks.filter(({ title }) => slugOf(title).startsWith(slug))
  const [task, ...others] = exact.length > 0 ? exact : near
  if (task === undefined) complain(reader, name, 'Expected the title of an open task of yours, in quotes.')
  else if (others.length > 0)
    complain(reader, name, 'Several tasks are called so: expected more of the title.')
  else if (said.after.some(({ id }) => id === task.id))
    complain(reader, spanOf(reader, index, 2), 'This task has been named already: expected another one.')
  else said.after = [...said.after, task]
  return 2
}
