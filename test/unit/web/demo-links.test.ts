import { expect, it } from 'vitest'
import { googleOf, nextMondayAtNine } from '../../../src/web/app/demo-links.ts'
import type { SignedIn } from '../../../src/web/app/session-context.ts'

it('leads to the calendar of who is signed in, at the time of the page', () => {
  const nora = { person: { email: 'nora+work@example.com' }, clockOffsetMs: 86_400_000.4 } as SignedIn
  expect(googleOf('http://127.0.0.1:4301', nora)).toBe(
    'http://127.0.0.1:4301/?person=nora%2Bwork%40example.com&ahead=86400000',
  )
})

it('finds the Monday after a moment, in the person’s zone', () =>
  expect(nextMondayAtNine(Date.parse('2026-11-23T08:30:00Z'), 'Europe/Berlin')).toBe(
    '2026-11-30T08:00:00.000Z',
  ))
