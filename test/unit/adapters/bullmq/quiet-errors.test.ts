import { describe, expect, test } from 'vitest'
import type { QueueLog } from '#adapters/bullmq/queue-log.ts'
import { quietErrors } from '#adapters/bullmq/quiet-errors.ts'

const aLog = () => {
  const lines: Record<string, unknown>[] = []
  const write = (fields: Record<string, unknown>) => void lines.push(fields)
  const log: QueueLog = { debug: write, info: write, warn: write, error: write }
  return { lines, log }
}

describe('quietErrors()', () => {
  test('logs a kind of error once in five seconds and counts the rest', () => {
    const { lines, log } = aLog()
    let nowMs = 0
    const onError = quietErrors(log, 'queue', () => nowMs)
    for (const jobId of [1, 2, 3]) onError(new Error(`could not renew lock for job ${jobId}`))
    onError(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }))
    expect(lines.map(({ err }) => err)).toMatchObject([
      { message: 'could not renew lock for job 1' },
      { message: 'refused' },
    ])
    nowMs = 5000
    onError(new Error('could not renew lock for job 4'))
    expect(lines[2]).toMatchObject({ source: 'queue', suppressed: 2 })
  })
})
