import { describe, expect, test } from 'vitest'
import { GatewayError } from '#app/ports/calendar-gateway.ts'
import { describeError, withoutContent } from '#adapters/bullmq/describe-error.ts'

const trouble = Object.assign(new RangeError('Cannot place "Dentist":\n    at 9 there is no room'), {
  code: 'no-room',
})

describe('describeError()', () => {
  test('gives kind, code and place', () => {
    const { errorName, errorCode, frames } = describeError(trouble)
    expect([errorName, errorCode]).toEqual(['RangeError', 'no-room'])
    expect(frames[0]).toMatch(/describe-error\.test\.ts/)
  })

  test('says what Google or the store refused', () => {
    expect(describeError(new GatewayError('rate-limited', 'Cannot read "Dentist"')).errorCode).toBe(
      'rate-limited',
    )
  })

  test('keeps the message to itself, even one that looks like a stack', () => {
    expect(JSON.stringify(describeError(trouble))).not.toMatch(/Dentist|no room/)
  })

  test('copes with what is no error', () => {
    expect(describeError('Dentist')).toEqual({ errorName: 'string', errorCode: undefined, frames: [] })
  })
})

describe('withoutContent()', () => {
  test('keeps the kind in the message and the place in the stack', () => {
    const told = withoutContent(trouble)
    expect(told.message).toBe('RangeError (no-room)')
    expect(told.stack).toMatch(/describe-error\.test\.ts/)
    expect(`${told.message}${told.stack}`).not.toMatch(/Dentist|no room/)
  })
})
