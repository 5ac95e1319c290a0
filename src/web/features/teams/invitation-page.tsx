import { Alert, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { acceptInvitation } from '#contracts/http/team-routes.ts'
import { messageOf } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
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
  const { data, error } = useQuery(invitationQuery(token))
  const accept = useAct(acceptInvitation, {
    topics: ['goals'],
    done: 'Welcome.',
    onDone: () => void navigate({ to: '/team' }),
  })
  if (error !== null)
    return (
      <Page title="Invitation">
        <Alert color="red">{messageOf(error)}</Alert>
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
