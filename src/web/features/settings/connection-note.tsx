import { Alert, Button } from '@mantine/core'
import type { ReactElement } from 'react'
import type { RouteOutput } from '#contracts/http/route.ts'
import type { listCalendars } from '#contracts/http/calendar-routes.ts'

type Connection = RouteOutput<typeof listCalendars>['connections'][number]

/** The account, and what it does not allow us. */
export function ConnectionNote({ connection }: { readonly connection: Connection }): ReactElement {
  const { email, status, fault, missing } = connection
  const isWhole = status === 'active' && missing.length === 0
  return (
    <>
      <h3>{email}</h3>
      {!isWhole && (
        <Alert
          color="orange"
          title={status === 'reconnect' ? 'Google no longer lets us in' : 'Some rights are missing'}
        >
          {fault !== null && <p className="connection__fault">{fault}</p>}
          {missing.length > 0 && (
            <ul className="connection__missing">
              {missing.map(({ scope, consequence }) => (
                <li key={scope}>
                  {consequence} <code>{scope.split('/').at(-1)}</code>
                </li>
              ))}
            </ul>
          )}
          <Button component="a" href="/auth/google?returnTo=%2Fsettings" size="xs">
            Connect again
          </Button>
        </Alert>
      )}
    </>
  )
}
