const OFFSET = 0x6c62272e07bb014262b821756295c58dn
const PRIME = 0x1000000000000000000013bn
const MASK = (1n << 128n) - 1n
const DIGITS = '0123456789abcdefghijklmnopqrstuv'
const LENGTH = 26

/**
 * The id of a block's event at Google: 26 digits of base32hex, the 128-bit FNV-1a hash of block and generation.
 * The same block and generation always give the same id, so a write whose answer was lost is found again; an id
 * is never used twice, because a deletion raises the generation.
 */
export function eventIdFor(blockId: string, generation: number): string {
  let hash = OFFSET
  for (const character of `${blockId}/${generation}`) {
    hash = ((hash ^ BigInt(character.codePointAt(0) ?? 0)) * PRIME) & MASK
  }
  return Array.from({ length: LENGTH }, (_, place) => digitAt(hash, place)).join('')
}

const digitAt = (hash: bigint, place: number): string =>
  DIGITS.charAt(Number((hash >> BigInt(5 * (LENGTH - 1 - place))) & 31n))
