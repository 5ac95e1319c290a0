import { describe, expect, test } from 'vitest'
import { deduplicationOf } from '#adapters/bullmq/deduplication.ts'

const userId = '0f8f3d52-7c1b-4d52-9a57-2f6f0f5c9d11'
const calendarId = '3b9d1c64-0d2a-4b7e-8a3c-6f1de2a7b900'
const now = () => 1_000_400

describe('deduplicationOf()', () => {
  test('tells calls apart by job, user and subject, and keeps one made during a run', () => {
    expect(deduplicationOf('pull-calendar', { userId, calendarId }, {})).toEqual({
      id: `pull-calendar-${userId}-${calendarId}`,
      keepLastIfActive: true,
    })
    expect(deduplicationOf('plan-blocks', { userId }, {}).id).toBe(`plan-blocks-${userId}`)
    expect(deduplicationOf('sweep', {}, {}).id).toBe('sweep')
  })

  test('tells occasions apart, and what runs for one serves those that come late', () => {
    const idFor = (occasion: string) =>
      deduplicationOf('plan-blocks', { userId }, { delayMs: 0, occasion }, now)
    expect(idFor('17')).toEqual({ id: `plan-blocks-${userId}-after-17` })
    expect(idFor('18').id).not.toBe(idFor('17').id)
  })

  test('lets calls for later share a second, not the place of those for now', () => {
    const idFor = (delayMs: number) => deduplicationOf('plan-blocks', { userId }, { delayMs }, now).id
    expect(idFor(0)).toBe(`plan-blocks-${userId}`)
    expect(idFor(5000)).toBe(`plan-blocks-${userId}-at-1006`)
    expect(idFor(5600)).toBe(idFor(5000))
    expect(idFor(5601)).not.toBe(idFor(5000))
  })
})
