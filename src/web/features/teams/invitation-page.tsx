import { Alert, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { acceptInvitation } from '#contracts/http/team-routes.ts'
import { ApiError, messageOf } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Loading } from '../../ui/splash.tsx'
import { invitationQuery } from './team-queries.ts'

const closed = {
  expired: 'It has expired.',
  used: 'It has been used already.',
  revoked: 'It was taken back.',
} as const

/** Where the link of an invitation leads, after signing in. */
export function InvitationPage(): ReactElement {
  const { token = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(invitationQuery(token))
  const accept = useAct(acceptInvitation, {
    topics: ['goals'],
    done: 'Welcome.',
    onDone: () => void navigate({ to: '/team' }),
  })
  if (error !== null)
    return (
      <Page title="Invitation">
        <NoInvitation error={error} onRetry={() => void refetch()} />
      </Page>
    )
  if (data === undefined) return <Loading what="the invitation" />
  const isOpen = data.state === 'open' || data.isMember
  return (
    <Page
      title={`Join ${data.workspaceName}`}
      lead={`You are invited as ${data.role}. Your calendar stays yours: nobody sees your events.`}
    >
      {isOpen ? (
        <Button loading={accept.isPending} onClick={() => accept.mutate({ params: { token } })}>
          {data.isMember ? 'Go there' : 'Join'}
        </Button>
      ) : (
        <Alert color="yellow" title="This invitation cannot be used any more">
          {data.state === 'open' ? '' : closed[data.state]} Ask an admin of the workspace for a new one.
        </Alert>
      )}
    </Page>
  )
}

type NoInvitationProps = { readonly error: Error; readonly onRetry: () => void }

const NoInvitation = ({ error, onRetry }: NoInvitationProps): ReactElement =>
  error instanceof ApiError && [400, 404].includes(error.status) ? (
    <Empty
      icon="team"
      title="There is no such invitation"
      text="Part of the link may be missing: copy all of it from the mail. Or ask whoever invited you for a new one."
    />
  ) : (
    <Failure title="The invitation could not be loaded" text={messageOf(error)} onRetry={onRetry} />
  )
