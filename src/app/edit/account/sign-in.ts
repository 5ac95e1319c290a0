import { type MissingScope, missingScopes } from '#core/calendar/google-scopes.ts'
import { startingHours } from '#core/people/hours-profile.ts'
import type { Person } from '#core/people/person.ts'
import { defaultSettings } from '#core/people/settings.ts'
import type { Grant } from '../../ports/identity-provider.ts'
import { StorageError } from '../../ports/storage-error.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { giveWorkspace } from '../teams/give-workspace.ts'
import { type ConnectDependencies, keepConnection } from './keep-connection.ts'

export type SignedIn =
  | {
      readonly outcome: 'signed-in'
      readonly userId: string
      readonly isNew: boolean
      /** What the person did not allow, and what does not work therefore. */
      readonly missing: readonly MissingScope[]
    }
  /** Google gave no lasting access: send the person there again, with consent asked for. */
  | { readonly outcome: 'must-consent' }

/** A person as they begin, before their calendars tell the zone. */
const newcomer = (id: string, { email, name }: Grant, timeZone: string): Person => ({
  id,
  email,
  name,
  timeZone,
  settings: defaultSettings,
  daysOff: [],
  trips: [],
})

/**
 * Signs a person in with a Google account, the one they came with or one they linked since. Who comes for the first time
 * is made known, with hours to start with, and the account is linked. Whoever has disconnected it since proves with it
 * who they are, and no more: their calendars are linked again on the account page, or not at all.
 */
export function createSignIn(dependencies: ConnectDependencies) {
  return async (grant: Grant, timeZone = 'UTC'): Promise<SignedIn> => {
    const { unitOfWork } = dependencies
    const known = await unitOfWork.forFleet((fleet) => fleet.findPersonByGoogleAccount(grant.subject))
    if (known === null && grant.refreshToken === null) return { outcome: 'must-consent' }
    const userId = known?.id ?? (await makeKnown(dependencies, grant, timeZone))
    const isSettled = await onceMore(() => settleIn(dependencies, userId, grant, known === null))
    return isSettled
      ? { outcome: 'signed-in', userId, isNew: known === null, missing: missingScopes(grant.scopes) }
      : { outcome: 'must-consent' }
  }
}

/** Answers false when Google gave no lasting access to an account that is linked. */
const settleIn = (
  dependencies: ConnectDependencies,
  userId: string,
  grant: Grant,
  isNew: boolean,
): Promise<boolean> =>
  dependencies.unitOfWork.forUser(userId, async (mine) => {
    await mine.person.noteSeen(dependencies.clock.now())
    await giveHours(mine, () => dependencies.ids.next())
    await giveWorkspace(mine, dependencies)
    const isLinked = (await mine.connections.list()).some(
      (one) => one.googleSubject === grant.subject && one.status !== 'leaving',
    )
    if (!isNew && !isLinked) return true
    return (await keepConnection(mine, userId, grant, dependencies)) !== null
  })

/** Two sign-ins at once write the same rows; the one that comes too late finds them there. */
async function onceMore<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StorageError && error.fault === 'duplicate') return work()
    throw error
  }
}

/** Two sign-ins of a newcomer at once: the second finds the first one's person. */
async function makeKnown(
  { unitOfWork, ids, clock }: ConnectDependencies,
  grant: Grant,
  timeZone: string,
): Promise<string> {
  const person = newcomer(ids.next(), grant, timeZone)
  try {
    await unitOfWork.forFleet((fleet) => fleet.addPerson(person, grant.subject, clock.now()))
    return person.id
  } catch (error) {
    const other = await unitOfWork.forFleet((fleet) => fleet.findPersonByGoogleSubject(grant.subject))
    if (other === null) throw error
    return other.id
  }
}

async function giveHours({ hours }: Repositories, nextId: () => string): Promise<void> {
  if ((await hours.list()).length > 0) return
  for (const profile of startingHours) await hours.save({ id: nextId(), ...profile })
}
