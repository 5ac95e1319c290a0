import { useQuery } from '@tanstack/react-query'
import { Fragment, Suspense, useMemo, useState, type ReactElement, type ReactNode } from 'react'
import { messageOf } from '../api/api-error.ts'
import { sessionQuery } from '../api/queries.ts'
import { styleOf, writeTimesAs } from '../format/time-style.ts'
import { goodbyePath } from '../features/session/goodbye.ts'
import { Splash } from '../ui/splash.tsx'
import { Failure } from '../ui/failure.tsx'
import { SessionEnded } from './session-ended.tsx'
import { SessionContext, type SignedIn } from './session-context.ts'
import { part } from '../ui/part.tsx'

const SignInPage = part(async () => (await import('../features/session/sign-in-page.tsx')).SignInPage)

const GoodbyePage = part(async () => (await import('../features/session/goodbye-page.tsx')).GoodbyePage)

/** How often a page asks whether somebody has signed in again. */
const ASK_AGAIN_MS = 4_000

/** Shows the page to who is signed in, else the way to sign in. When a session ends, the page stays: nothing typed is lost. */
export function Gate({ children }: { readonly children: ReactNode }): ReactElement {
  const [wasIn, setWasIn] = useState<SignedIn | null>(null)
  const {
    data: session,
    error,
    dataUpdatedAt,
    refetch,
  } = useQuery({
    ...sessionQuery,
    refetchInterval: ({ state }) => wasIn !== null && state.data?.person === null && ASK_AGAIN_MS,
  })
  const clockOffsetMs = useSteady(session === undefined ? 0 : Date.parse(session.now) - dataUpdatedAt)
  const signedIn = useMemo<SignedIn | null>(() => {
    if (session === undefined || session.person === null) return null
    writeTimesAs(styleOf(session.person.settings, navigator.language), session.person.timeZone)
    return { session, person: session.person, clockOffsetMs }
  }, [session, clockOffsetMs])
  if (signedIn !== null && signedIn !== wasIn) setWasIn(signedIn)
  if (session === undefined) {
    return error === null ? (
      <Splash />
    ) : (
      <Failure title="Timewright cannot be reached" text={messageOf(error)} onRetry={() => void refetch()} />
    )
  }
  const shown = signedIn ?? wasIn
  if (shown === null)
    return (
      <Suspense fallback={<Splash />}>
        {window.location.pathname === goodbyePath ? <GoodbyePage /> : <SignInPage session={session} />}
      </Suspense>
    )
  return (
    <SessionContext value={shown}>
      {/* Somebody else's page begins anew. */}
      <Fragment key={shown.person.id}>{children}</Fragment>
      {signedIn === null && <SessionEnded />}
    </SessionContext>
  )
}

/** The way of an answer takes a moment, each time another one: only a jump means that the clock was moved. */
const JUMP_MS = 5_000

function useSteady(offsetMs: number): number {
  const [steady, setSteady] = useState(offsetMs)
  if (Math.abs(offsetMs - steady) <= JUMP_MS) return steady
  setSteady(offsetMs)
  return offsetMs
}
