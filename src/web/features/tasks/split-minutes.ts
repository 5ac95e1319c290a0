/** So many parts of a length, as even as multiples of five minutes allow; together they are the whole. */
export function splitMinutes(minutes: number, parts: number): readonly number[] {
  const even = Math.max(1, Math.floor(minutes / parts / 5) * 5 || Math.floor(minutes / parts))
  return Array.from({ length: parts }, (_, index) =>
    index < parts - 1 ? even : minutes - even * (parts - 1),
  )
}
