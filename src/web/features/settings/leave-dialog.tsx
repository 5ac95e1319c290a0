import { Checkbox, TextInput } from '@mantine/core'
import type { ReactElement } from 'react'
import { deleteAccount, exportAccount } from '#contracts/http/account-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { goodbyeAddress } from '../session/goodbye.ts'
import { Form } from '../../ui/form.tsx'
import { useFields } from '../../ui/use-fields.ts'

/** Leaving for good: what goes, what stays, and the address typed, so that nobody leaves by a slip. */
export function LeaveDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { email } = useSignedIn().person
  const { values, set } = useFields({ email: '', removeBlocks: false })
  const leave = useAct(deleteAccount, {
    topics: [],
    showsFaults: true,
    onDone: ({ receipt, saidAt }) =>
      location.assign(goodbyeAddress({ receipt, saidAt, removesBlocks: values.removeBlocks })),
  })
  return (
    <Dialog title="Delete my account" onClose={onClose}>
      <Form
        submit="Delete everything"
        color="red"
        onSubmit={() => leave.mutate({ body: values })}
        isPending={leave.isPending}
        error={leave.error}
        shown={['email']}
        onCancel={onClose}
      >
        <ul className="consequences">
          <li>Your goals, habits, tasks, hours and plans are removed for good. There is no way back.</li>
          <li>Timewright gives its access to your Google accounts back.</li>
          <li>Your own events in Google Calendar stay untouched.</li>
          <li>
            You may want to <a href={exportAccount.path}>download your data</a> first.
          </li>
        </ul>
        <Checkbox
          label="Also remove the blocks from Google Calendar"
          checked={values.removeBlocks}
          onChange={(event) => set('removeBlocks', event.currentTarget.checked)}
        />
        <TextInput
          label={`Type ${email} to confirm`}
          autoComplete="off"
          spellCheck={false}
          value={values.email}
          onChange={(event) => set('email', event.currentTarget.value)}
          error={faultsByField(leave.error)['email']}
        />
      </Form>
    </Dialog>
  )
}
