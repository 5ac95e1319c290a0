/** Postgres takes neither NUL nor half a surrogate pair; one such title must not stop a whole calendar. */
export const wellFormed = (text: string): string => text.replaceAll('\0', '').toWellFormed()
export const wellFormedOrNull = (text: string | null): string | null =>
  text === null ? null : wellFormed(text)

/** As above, for every text inside a JSON value. */
export function wellFormedTexts<T>(value: T): T {
  const clean: T = JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'string' ? wellFormed(part) : part,
  )
  return clean
}
