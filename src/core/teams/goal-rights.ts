import { mayAdminister, mayTakePart, type Role } from './role.ts'

/** What may be done to a shared goal: change it and its parts, remove it or a key result, let a team own it. */
export type GoalDeed = 'change' | 'remove' | 'give-to-team'

/** Of a goal that somebody else keeps. Who keeps it may do all of it. */
export const mayDoToShared = (role: Role, deed: GoalDeed): boolean =>
  deed === 'change' ? mayTakePart(role) : mayAdminister(role)
