import type { Repositories } from '#app/ports/unit-of-work.ts'

const notHere = (): Promise<never> => Promise.reject(new Error('Nobody leaves a simulation.'))

export const nobodyLeaves: Pick<Repositories, 'departure' | 'housekeeping'> = {
  departure: { find: () => Promise.resolve(null), say: notHere, closeWorkspace: notHere, forget: notHere },
  housekeeping: { clear: () => Promise.resolve(0) },
}
