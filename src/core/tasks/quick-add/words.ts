/** One word of the line: where it starts, and whether it stood in quotes and so belongs to the title. */
export type Word = {
  readonly text: string
  readonly at: number
  /** With its quotes. */
  readonly length: number
  readonly isQuoted: boolean
}

/** What is wrong with a part of the line: [at, at + length), always inside of it. */
export type QuickAddFault = { readonly at: number; readonly length: number; readonly message: string }

/** Splits a line at its spaces; "what is quoted" stays one word. A quote that never closes quotes to the end. */
export function wordsOf(line: string): Word[] {
  return [...line.matchAll(/["“]([^"“”]*)["”]?|\S+/g)].map((match) => ({
    text: match[1] ?? match[0],
    at: match.index,
    length: match[0].length,
    isQuoted: match[1] !== undefined,
  }))
}

export const faultAt = ({ at, length }: Word, message: string): QuickAddFault => ({ at, length, message })

/** A word as grammar sees it: lower case, without a comma or an exclamation mark at its end; '' where there is none. */
export const bareOf = (word: Word | undefined): string =>
  word === undefined || word.isQuoted ? '' : word.text.toLowerCase().replace(/[!,;]+$/, '')

export const isMarked = (word: Word | undefined): boolean =>
  word?.isQuoted === false && word.text.endsWith('!')
