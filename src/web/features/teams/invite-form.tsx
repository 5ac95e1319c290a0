import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { createInvitation } from '#contracts/http/team-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { FormFault } from '../../ui/form-fault.tsx'
import { useFields } from '../../ui/use-fields.ts'
import { InvitationLink, type InvitationLinkProps } from './invitation-link.tsx'
import { roleLabel, roleNote } from './member-words.ts'

const invited = ['member', 'viewer', 'admin'] as const
type InviteFields = { readonly email: string; readonly role: (typeof invited)[number] }
const empty: InviteFields = { email: '', role: 'member' }

/** A link for whoever has it, or for one mail address. */
export function InviteForm({ workspaceName }: { readonly workspaceName: string }): ReactElement {
  const { values, set } = useFields<InviteFields>(empty)
  const [made, setMade] = useState<Omit<InvitationLinkProps, 'workspaceName'> | null>(null)
  const email = values.email.trim()
  const invite = useAct(createInvitation, {
    topics: ['goals'],
    showsFaults: true,
    onDone: ({ url, mail }) => {
      setMade({ url, email, mail })
      set('email', '')
    },
  })
  return (
    <>
      <form
        className="invite"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          invite.mutate({ body: { email: email === '' ? null : email, role: values.role } })
        }}
      >
        <TextInput
          className="invite__mail"
          label="Mail address (optional)"
          placeholder="Empty: whoever has the link"
          type="email"
          value={values.email}
          onChange={(event) => set('email', event.currentTarget.value)}
          error={faultsByField(invite.error)['email']}
        />
        <NativeSelect
          label="As"
          data={invited.map((value) => ({ value, label: roleLabel[value] }))}
          value={values.role}
          onChange={({ currentTarget: { value } }) =>
            set('role', invited.find((one) => one === value) ?? 'member')
          }
        />
        <Button type="submit" loading={invite.isPending}>
          {email === '' ? 'Make a link' : 'Invite'}
        </Button>
      </form>
      <p className="invite__note">
        {roleLabel[values.role]}: {roleNote[values.role]}.
      </p>
      <FormFault error={invite.error} shown={['email', 'role']} />
      {made !== null && <InvitationLink {...made} workspaceName={workspaceName} />}
    </>
  )
}
