import { randomBytes } from 'node:crypto'
import type { Clock } from '#app/ports/clock.ts'
import type { IdSource } from '#app/ports/id-source.ts'

const COUNTER_LIMIT = 0x1000

/**
 * UUIDs of version 7 (RFC 9562): 48 bits of time, a counter of 12 bits, 62 random bits. They sort as they were made
 * within a process, also inside a millisecond and when the clock is put back.
 */
export function createUuidv7Source(
  clock: Clock,
  random: (size: number) => Uint8Array = randomBytes,
): IdSource {
  let lastMs = -1
  let counter = 0
  return {
    next: () => {
      const nowMs = clock.now()
      if (nowMs > lastMs) [lastMs, counter] = [nowMs, 0]
      else counter += 1
      if (counter === COUNTER_LIMIT) [lastMs, counter] = [lastMs + 1, 0]
      return format(lastMs, counter, random(8))
    },
  }
}

function format(ms: number, counter: number, random: Uint8Array): string {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(ms, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes.set(random, 8)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
