import type { QuickPart, Reader, Said } from './reader.ts'

type Whole = { readonly line: string; readonly title: string; readonly parts: readonly QuickPart[] }

const LONGEST_TITLE = 300

/** As the contract asks of a title: spaces without width and signs that only format show nothing. */
const isVisible = /[^\p{Cc}\p{Cf}\p{Z}\u115F\u1160\u2800\u3164]/u

/** What only the whole line can contradict: the title, and parts that do not go together. */
export function checkWhole({ faults, said }: Reader, { line, title, parts }: Whole): void {
  const whole = { at: 0, length: line.length }
  if (!isVisible.test(title) && faults.length === 0)
    faults.push({ ...whole, message: 'Expected a title, such as "Write the report".' })
  if (title.length > LONGEST_TITLE)
    faults.push({ ...whole, message: `Expected a title of at most ${LONGEST_TITLE} characters.` })
  if (faults.length > 0) return
  for (const { kind, isWrong, message } of contradictions) {
    const part = parts.find((one) => one.kind === kind)
    if (part !== undefined && isWrong(said)) faults.push({ at: part.at, length: part.length, message })
  }
}

type Contradiction = {
  readonly kind: QuickPart['kind']
  readonly isWrong: (said: Said) => boolean
  readonly message: string
}

const minutesOf = ({ minutes }: Said): number => minutes ?? 60
const shortestOf = (said: Said): number => said.minBlockMinutes ?? Math.min(30, minutesOf(said))

const contradictions: readonly Contradiction[] = [
  {
    kind: 'not-before',
    isWrong: ({ notBeforeMs, dueMs }) => notBeforeMs !== null && dueMs !== null && notBeforeMs >= dueMs,
    message: 'The first day lies after the due date: expected an earlier one.',
  },
  {
    kind: 'blocks',
    isWrong: (said) => shortestOf(said) > minutesOf(said),
    message: 'Expected a shortest block that is not longer than the task itself (60 min if nothing is said).',
  },
  {
    kind: 'max-per-day',
    isWrong: (said) => said.maxMinutesPerDay !== null && said.maxMinutesPerDay < shortestOf(said),
    message: 'Expected at least the shortest block a day (30 min if nothing is said).',
  },
]
