import { describe, expect, test } from 'vitest'
import { type Invitation, INVITATION_LASTS_MS, invitationState, isFor } from '#core/teams/invitation.ts'

const given: Invitation = {
  id: 'i',
  workspaceId: 'w',
  email: null,
  role: 'member',
  createdAtMs: 0,
  expiresAtMs: INVITATION_LASTS_MS,
  usedAtMs: null,
  revokedAtMs: null,
  mailedAtMs: null,
  mailDueAtMs: null,
  mailError: null,
}

describe('an invitation', () => {
  test.for<[string, Partial<Invitation>, number]>([
    ['open', {}, INVITATION_LASTS_MS - 1],
    ['expired', {}, INVITATION_LASTS_MS],
    ['used', { usedAtMs: 1 }, 2],
    ['used', { usedAtMs: 1 }, INVITATION_LASTS_MS],
    ['revoked', { revokedAtMs: 1 }, 2],
    ['revoked', { revokedAtMs: 1, usedAtMs: 1 }, INVITATION_LASTS_MS],
  ])('is %s with %j at %i', ([state, part, nowMs]) => {
    expect(invitationState({ ...given, ...part }, nowMs)).toBe(state)
  })

  test('with an address is for that one, whatever its case; without one for whoever has it', () => {
    expect(isFor({ email: ' Ada@Example.org ' }, 'ada@example.ORG')).toBe(true)
    expect(isFor({ email: 'ada@example.org' }, 'eve@example.org')).toBe(false)
    expect(isFor({ email: null }, 'eve@example.org')).toBe(true)
  })
})
