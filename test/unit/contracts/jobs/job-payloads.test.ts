import { describe, expect, test } from 'vitest'
import { isJobName, jobNames, parseJobPayload } from '#contracts/jobs/job-payloads.ts'
import { families, queueOf } from '#contracts/jobs/job-queues.ts'

const userId = '0f8f3d52-7c1b-4d52-9a57-2f6f0f5c9d11'
const calendarId = '3b9d1c64-0d2a-4b7e-8a3c-6f1de2a7b900'

describe('parseJobPayload()', () => {
  test('takes a payload of ids', () => {
    expect(parseJobPayload('pull-calendar', { userId, calendarId })).toEqual({ userId, calendarId })
    expect(parseJobPayload('sweep', {})).toEqual({})
  })

  test('names the field that is missing or no id', () => {
    expect(() => parseJobPayload('pull-calendar', { userId })).toThrow('calendarId')
    expect(() => parseJobPayload('plan-blocks', { userId: 'ada' })).toThrow('userId')
    expect(() => parseJobPayload('plan-blocks', null)).toThrow('object')
  })

  test('refuses anything beside the ids, so that no content slips into a job', () => {
    expect(() => parseJobPayload('plan-blocks', { userId, title: 'Dentist' })).toThrow('title')
  })
})

describe('isJobName()', () => {
  test('knows the job names and no inherited words', () => {
    expect(jobNames.every(isJobName)).toBe(true)
    expect(['plan', 'toString', ''].some(isJobName)).toBe(false)
  })
})

describe('queueOf()', () => {
  test('puts every job into the queue of its family and leaves no queue empty', () => {
    expect(Object.fromEntries(jobNames.map((name) => [name, queueOf(name)]))).toEqual({
      'pull-calendar': 'pull',
      'pull-calendar-list': 'pull',
      'unfold-goals': 'unfold',
      'plan-blocks': 'plan',
      'publish-plan': 'publish',
      'settle-blocks': 'settle',
      'tell-person': 'settle',
      sweep: 'sweep',
    })
    expect([...new Set(jobNames.map(queueOf))].sort()).toEqual([...families].sort())
  })

  test('gives names that BullMQ can use as ids', () => {
    for (const name of [...jobNames, ...families]) expect(name).toMatch(/^[a-z-]+$/)
  })
})
