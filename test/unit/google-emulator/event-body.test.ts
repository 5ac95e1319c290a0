import { expect, it } from 'vitest'
import { mergePatch, parseEventBody } from '#demo/google-emulator/core/events/event-body.ts'

it('mergePatch() merges objects, replaces arrays, deletes by null', () => {
  const base = { a: { b: 1, c: 2 }, list: [1, 2], gone: true }
  const patched = mergePatch(base, { a: { c: null, d: 3 }, list: [9], gone: null })
  expect(patched).toEqual({ a: { b: 1, d: 3 }, list: [9] })
})

it('mergePatch() keeps its input', () => {
  const base = { a: { b: 1 } }
  mergePatch(base, { a: { b: 2 } })
  expect(base).toEqual({ a: { b: 1 } })
})

it('mergePatch() treats __proto__ as a plain key', () => {
  mergePatch({}, JSON.parse('{"__proto__": {"polluted": true}}'))
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

it('parseEventBody() drops what a caller may not write', () => {
  expect(parseEventBody({ summary: 'x', etag: '"1"', created: 'now', hangoutLink: 'y' })).toEqual({
    summary: 'x',
  })
})

it('parseEventBody() names the field that is wrong', () => {
  expect(() => parseEventBody({ start: { date: 7 } })).toThrow(/start\.date/)
  expect(() => parseEventBody('text')).toThrow(/JSON object/)
})
