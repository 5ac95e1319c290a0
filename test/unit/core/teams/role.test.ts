import { describe, expect, test } from 'vitest'
import { type GoalDeed, mayDoToShared } from '#core/teams/goal-rights.ts'
import { isLastOwner, mayAdminister, mayChangeMember, mayTakePart, roles } from '#core/teams/role.ts'

describe('roles', () => {
  test('owners and admins administer; all but viewers take part', () => {
    expect(roles.filter(mayAdminister)).toEqual(['owner', 'admin'])
    expect(roles.filter(mayTakePart)).toEqual(['owner', 'admin', 'member'])
  })

  test.for<[GoalDeed, string[]]>([
    ['change', ['owner', 'admin', 'member']],
    ['remove', ['owner', 'admin']],
    ['give-to-team', ['owner', 'admin']],
  ])('to %s a goal of a colleague: %j', ([deed, expected]) => {
    expect(roles.filter((role) => mayDoToShared(role, deed))).toEqual(expected)
  })

  test('owners are made and unmade by owners alone, the others by admins, too', () => {
    const allowed = roles.flatMap((actor) =>
      roles.flatMap((before) =>
        roles
          .filter((after) => mayChangeMember(actor, before, after))
          .map((after) => `${actor}: ${before} to ${after}`),
      ),
    )
    const belowOwner = ['admin', 'member', 'viewer']
    expect(allowed.filter((one) => one.startsWith('owner'))).toHaveLength(16)
    expect(allowed.filter((one) => one.startsWith('admin'))).toEqual(
      belowOwner.flatMap((before) => belowOwner.map((after) => `admin: ${before} to ${after}`)),
    )
    expect(allowed).toHaveLength(16 + 9)
  })

  test.for([
    [[], false],
    [[['ada', 'owner']], true],
    [[['ada', 'admin']], false],
    [
      [
        ['ada', 'owner'],
        ['bob', 'owner'],
      ],
      false,
    ],
    [
      [
        ['ada', 'owner'],
        ['bob', 'admin'],
      ],
      true,
    ],
  ] as const)('of %j Ada is the last owner: %s', ([members, expected]) => {
    expect(
      isLastOwner(
        members.map(([userId, role]) => ({ userId, role })),
        'ada',
      ),
    ).toBe(expected)
  })
})
