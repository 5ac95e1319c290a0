import { AsyncLocalStorage } from 'node:async_hooks'

const acting = new AsyncLocalStorage<string>()

/** Who writes during `work`, for the audit trail. */
export const actAs = <T>(actor: string, work: () => T): T => acting.run(actor, work)

/** Whoever is nobody else is the person, in the page or through the API. */
export const currentActor = (): string => acting.getStore() ?? 'person'
