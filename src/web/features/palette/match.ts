/** Something the palette can do or open. */
export type PaletteEntry = {
  readonly id: string
  readonly label: string
  /** Said beside the label: what kind of thing it is, or its key. */
  readonly hint?: string
  readonly group: string
  /** Also found by these words. */
  readonly words?: string
  /** Shown only once something was typed: one of many. */
  readonly isQuiet?: boolean
  /** Made for what was typed, and therefore shown first. */
  readonly isAnswer?: boolean
  readonly run: () => void
}

const MOST_FOUND = 24
const MOST_OF_GROUP = 8

/** What fits every typed word, the best first within its group; without a word, what is worth showing at once. */
export function matching(entries: readonly PaletteEntry[], query: string): readonly PaletteEntry[] {
  const words = wordsOf(query).map((word) => ({ word, begins: beginningOf(word) }))
  const scored = entries
    .map((entry, order) => ({ entry, order, score: scoreOf(entry, words) }))
    .filter(({ entry, score }) => score > 0 && (words.length > 0 || entry.isQuiet !== true))
  const groups = [...Map.groupBy(scored, ({ entry }) => entry.group).values()]
    .map((group) => group.toSorted((a, b) => b.score - a.score || a.order - b.order).slice(0, MOST_OF_GROUP))
    .toSorted((a, b) => (b[0]?.score ?? 0) - (a[0]?.score ?? 0))
  return groups
    .flat()
    .slice(0, MOST_FOUND)
    .map(({ entry }) => entry)
}

const wordsOf = (text: string): string[] => folded(text).split(/\s+/).filter(Boolean)

/** "Café" is found by "cafe". */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()

type Word = { readonly word: string; readonly begins: RegExp }

const beginningOf = (word: string): RegExp => new RegExp(`(^|[^\\p{L}\\p{N}])${escaped(word)}`, 'u')

/** 0 when a word is not found; more for beginnings of the label than for beginnings of words than for the rest. */
function scoreOf({ label, words = '', isAnswer }: PaletteEntry, query: readonly Word[]): number {
  if (isAnswer === true) return 100
  if (query.length === 0) return 1
  const inLabel = folded(label)
  const all = `${inLabel} ${folded(words)}`
  const scores = query.map(({ word, begins }) => {
    if (inLabel.startsWith(word)) return 4
    if (begins.test(inLabel)) return 3
    return all.includes(word) ? 1 : 0
  })
  return scores.includes(0) ? 0 : 1 + scores.reduce<number>((sum, score) => sum + score, 0)
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
