import { useQueryClient } from '@tanstack/react-query'
import { useEffect, type ReactElement } from 'react'
import { Icon } from '../ui/icon.tsx'
import { SignInAgain } from '../ui/sign-in-again.tsx'

/** Above a page whose session is over: everything typed stays, and goes on once somebody has signed in again. */
export function SessionEnded(): ReactElement {
  const client = useQueryClient()
  useEffect(
    () => () => void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
    [client],
  )
  return (
    <div className="session-ended" role="alert">
      <Icon name="warning" size={18} />
      <span>
        <strong>You are signed out.</strong> What you typed is kept: <SignInAgain />, then come back here.
      </span>
    </div>
  )
}
