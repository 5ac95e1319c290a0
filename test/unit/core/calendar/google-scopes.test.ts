import { expect, it } from 'vitest'
import { missingScopes, wantedScopes } from '#core/calendar/google-scopes.ts'

const PREFIX = 'https://www.googleapis.com/auth/calendar'

it('missingScopes() finds nothing missing where all was granted, or more than all', () => {
  expect(missingScopes(wantedScopes)).toEqual([])
  expect(missingScopes([PREFIX])).toEqual([])
})

it('missingScopes() names what does not work', () => {
  const granted = wantedScopes.filter((scope) => !scope.endsWith('app.created'))
  expect(missingScopes(granted)).toEqual([
    { scope: `${PREFIX}.app.created`, lost: expect.stringContaining('calendar of our own') },
  ])
  expect(missingScopes([])).toHaveLength(5)
})
