import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo, useState, type ReactElement, type ReactNode } from 'react'
import { messageOf } from '../api/api-error.ts'
import { sessionQuery } from '../api/queries.ts'
import { styleOf, writeTimesAs } from '../format/time-style.ts'
import { Splash } from '../ui/splash.tsx'
import { Failure } from '../ui/failure.tsx'
import { SessionContext, type SignedIn } from './session-context.ts'

const SignInPage = lazy(async () => ({
  default: (await import('../features/session/sign-in-page.tsx')).SignInPage,
}))

/** Lets in who is signed in; shows everybody else how to. */
export function Gate({ children }: { readonly children: ReactNode }): ReactElement {
  const { data: session, error, dataUpdatedAt, refetch } = useQuery(sessionQuery)
  const clockOffsetMs = useSteady(session === undefined ? 0 : Date.parse(session.now) - dataUpdatedAt)
  const signedIn = useMemo<SignedIn | null>(() => {
    if (session === undefined || session.person === null) return null
    writeTimesAs(styleOf(session.person.settings, navigator.language))
    return { session, person: session.person, clockOffsetMs }
  }, [session, clockOffsetMs])
  if (session === undefined) {
    return error === null ? (
      <Splash />
    ) : (
      <Failure title="Timewright cannot be reached" text={messageOf(error)} onRetry={() => void refetch()} />
    )
  }
  if (signedIn === null)
    return (
      <Suspense fallback={<Splash />}>
        <SignInPage session={session} />
      </Suspense>
    )
  return <SessionContext value={signedIn}>{children}</SessionContext>
}

/** The way of an answer takes a moment, each time another one: only a jump means that the clock was moved. */
const jumpMs = 5_000

function useSteady(offsetMs: number): number {
  const [steady, setSteady] = useState(offsetMs)
  if (Math.abs(offsetMs - steady) <= jumpMs) return steady
  setSteady(offsetMs)
  return offsetMs
}
