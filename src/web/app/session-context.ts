import { createContext, useContext } from 'react'
import type { SessionView } from '#contracts/http/session-routes.ts'
import type { PersonView } from '#contracts/http/settings-routes.ts'
import { dateOf } from '../format/zoned-time.ts'

export type SignedIn = {
  readonly session: SessionView
  readonly person: PersonView
  /** Server's clock minus this machine's: the demo clock may be days away. */
  readonly clockOffsetMs: number
}

export const SessionContext = createContext<SignedIn | null>(null)

/** The person whose page this is. Only inside the signed-in shell. */
export function useSignedIn(): SignedIn {
  const signedIn = useContext(SessionContext)
  if (signedIn === null) throw new Error('useSignedIn() works only below <Gate>, which provides the session.')
  return signedIn
}

/** The person's date, in their zone. */
export function useToday(): string {
  const signedIn = useSignedIn()
  return dateOf(serverNow(signedIn), signedIn.person.timeZone)
}

/** The server's time now, in epoch ms. */
export const serverNow = ({ clockOffsetMs }: Pick<SignedIn, 'clockOffsetMs'>): number =>
  Date.now() + clockOffsetMs
