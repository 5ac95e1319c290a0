import { Alert, Button } from '@mantine/core'
import type { ReactElement } from 'react'
import type { SessionView } from '#contracts/http/session-routes.ts'
import { Brand } from '../../ui/brand.tsx'
import { usePageTitle } from '../../ui/use-page-title.ts'
import './sign-in.css'

const steps = [
  'Timewright reads when you are busy, and remembers it.',
  'It plans your goals, habits and tasks into the time that is free.',
  'It writes those blocks to a calendar of its own, or to your main one if you choose so later. Google asks for both at once; events that are not its own are never changed.',
]

/** The way in, with what it will do, before it does it. */
export function SignInPage({ session }: { readonly session: SessionView }): ReactElement {
  usePageTitle('Sign in')
  const { pathname, search, hash } = window.location
  const params = new URLSearchParams(search)
  const error = params.get('error')
  params.delete('error')
  const ask = new URLSearchParams({
    returnTo: (params.size === 0 ? pathname : `${pathname}?${params}`) + hash,
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  })
  return (
    <main className="sign-in">
      <div className="sign-in__card">
        <Brand size={52} />
        <h1>Is there room for your goals?</h1>
        <p className="sign-in__lead">
          Timewright puts goals, habits and tasks on your calendar, and says why they are where they are.
        </p>
        {error !== null && (
          <Alert color="red" title="Signing in did not work" role="alert" className="sign-in__alert">
            {error} You can try again.
          </Alert>
        )}
        <ol className="sign-in__steps">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <Button component="a" href={`/auth/google?${ask.toString()}`} size="lg" fullWidth>
          Sign in with Google
        </Button>
        <p className="sign-in__privacy">
          <a href={`/auth/google?access=free-busy&${ask.toString()}`}>Share only when I am busy</a>
          <span>No titles, places or guests of your events. You can allow more later.</span>
        </p>
        {session.isDemo && (
          <p className="sign-in__demo">
            This is the demo: “Google” is an emulator on this machine with a week of made-up events. No
            account is needed and nothing leaves this computer.
          </p>
        )}
      </div>
    </main>
  )
}
