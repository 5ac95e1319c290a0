import { Button, Code, Group, TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { createInvitation } from '#contracts/http/team-routes.ts'
import { useAct } from '../../api/use-act.ts'

/** A link for whoever has it, or for one mail address. */
export function InviteForm(): ReactElement {
  const [email, setEmail] = useState('')
  const [url, setUrl] = useState<string | null>(null)
  const invite = useAct(createInvitation, { topics: ['goals'], onDone: (answer) => setUrl(answer.url) })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        invite.mutate({ body: { email: email.trim() === '' ? null : email.trim() } })
      }}
    >
      <Group align="flex-end">
        <TextInput
          label="Mail address (optional)"
          description="Left empty, whoever has the link may join."
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Button type="submit" loading={invite.isPending}>
          Make a link
        </Button>
      </Group>
      {url !== null && (
        <p>
          Good for 7 days, shown only now: <Code>{url}</Code>
        </p>
      )}
    </form>
  )
}
