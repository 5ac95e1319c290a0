/** Rows by key. A transaction works on a copy, which costs nothing until it writes. */
export class Table<T> {
  #rows: Map<string, T>
  #isShared = true

  constructor(rows: Map<string, T> = new Map()) {
    this.#rows = rows
  }

  copy(): Table<T> {
    this.#isShared = true
    return new Table(this.#rows)
  }

  get(key: string): T | null {
    return this.#rows.get(key) ?? null
  }

  set(key: string, row: T): void {
    this.#own().set(key, row)
  }

  delete(key: string): void {
    if (this.#rows.has(key)) this.#own().delete(key)
  }

  deleteWhere(isToGo: (row: T) => boolean): void {
    const gone = [...this.#rows].filter(([, row]) => isToGo(row))
    for (const [key] of gone) this.#own().delete(key)
  }

  all(): readonly T[] {
    return [...this.#rows.values()]
  }

  where(fits: (row: T) => boolean): readonly T[] {
    return this.all().filter(fits)
  }

  #own(): Map<string, T> {
    if (this.#isShared) {
      this.#rows = new Map(this.#rows)
      this.#isShared = false
    }
    return this.#rows
  }
}

type Key = string | number

const compare = (a: Key, b: Key): number => (a < b ? -1 : Number(a > b))

/** In the order of the keys, the first one first. */
export const sorted = <T>(rows: readonly T[], ...keys: readonly ((row: T) => Key)[]): readonly T[] =>
  rows.toSorted((a, b) => {
    for (const key of keys) {
      const order = compare(key(a), key(b))
      if (order !== 0) return order
    }
    return 0
  })
