/** Fields that stand at something that neither was there when they were touched, nor is what was typed. */
export function clashesOf<T extends object>(current: T, mine: Partial<T>, seen: Partial<T>): (keyof T)[] {
  const names = Object.keys(mine) as (keyof T)[]
  return names.filter((name) => !isSame(current[name], seen[name]) && !isSame(current[name], mine[name]))
}

/** Fields are words, numbers, and small lists and records of them. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

export function without<T extends object>(fields: Partial<T>, name: keyof T): Partial<T> {
  const rest = { ...fields }
  delete rest[name]
  return rest
}
