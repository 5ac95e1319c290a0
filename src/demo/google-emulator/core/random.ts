/** Where the seeded generator keeps its place: one number, so it is saved and restored with the state. */
export type RandomHolder = { random: number }

const BASE32HEX = '0123456789abcdefghijklmnopqrstuv'
const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Turns any seed text into the generator's first number (FNV-1a, 32 bits). */
export function seedNumber(seed: string): number {
  let hash = 0x811c9dc5
  for (const char of seed) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

/** The next number in [0, 1) of the seeded stream (mulberry32); advances the holder. */
export function nextRandom(holder: RandomHolder): number {
  holder.random = (holder.random + 0x6d2b79f5) >>> 0
  let mixed = holder.random
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}

/** A number in [0, 1) that hangs on the text alone. */
export const chanceOf = (text: string): number => nextRandom({ random: seedNumber(text) })

function draw(holder: RandomHolder, length: number, alphabet: string): string {
  return Array.from({ length }, () => alphabet[Math.floor(nextRandom(holder) * alphabet.length)]).join('')
}

/** An id in Google's event alphabet (base32hex). */
export function newEventId(holder: RandomHolder): string {
  return draw(holder, 26, BASE32HEX)
}

/** An opaque secret such as a code or a token. */
export function newSecret(holder: RandomHolder, length = 43): string {
  return draw(holder, length, URL_SAFE)
}
