/** One word of the line: where it starts, and whether it stood in quotes and so belongs to the title. */
export type Word = { readonly text: string; readonly at: number; readonly isQuoted: boolean }

/** What is wrong with a part of the line: [at, at + length). */
export type QuickAddFault = { readonly at: number; readonly length: number; readonly message: string }

/** Splits a line at its spaces; "what is quoted" stays one word. A quote that never closes quotes to the end. */
export function wordsOf(line: string): Word[] {
  return [...line.matchAll(/"([^"]*)"?|\S+/g)].map((match) => ({
    text: match[1] ?? match[0],
    at: match.index,
    isQuoted: match[1] !== undefined,
  }))
}

export const faultAt = (word: Word, message: string): QuickAddFault => ({
  at: word.at,
  length: word.text.length + (word.isQuoted ? 2 : 0),
  message,
})
