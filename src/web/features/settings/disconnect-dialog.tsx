import { Radio } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { disconnectAccount } from '#contracts/http/calendar-routes.ts'
import type { SyncAccountView, SyncView } from '#contracts/http/sync-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { plural } from '../../format/duration.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { consequences } from './disconnect-words.ts'

type DisconnectDialogProps = {
  readonly account: SyncAccountView
  readonly calendars: number
  readonly sync: SyncView
  readonly onClose: () => void
}

/** What will happen, before it happens; and what is to become of the blocks in Google. */
export function DisconnectDialog({ account, calendars, sync, onClose }: DisconnectDialogProps): ReactElement {
  const { person } = useSignedIn()
  const [blocks, setBlocks] = useState<'true' | 'false'>('true')
  const { id, email, status } = account
  const isAsked = account.blocks > 0 && status === 'active'
  const leave = useAct(disconnectAccount, {
    topics: ['calendars'],
    done: `${email} is disconnected.`,
    showsFaults: true,
    onDone: onClose,
  })
  return (
    <Dialog title={`Disconnect ${email}?`} onClose={onClose}>
      <Form
        submit="Disconnect"
        color="red"
        isPending={leave.isPending}
        error={leave.error}
        shown={[]}
        onCancel={onClose}
        onSubmit={() => leave.mutate({ params: { id }, query: { removeBlocks: isAsked ? blocks : 'false' } })}
      >
        {isAsked && (
          <Radio.Group
            label={`Timewright wrote ${plural(account.blocks, 'block')} to this account. What should become of ${account.blocks === 1 ? 'it' : 'them'}?`}
            value={blocks}
            onChange={(value) => setBlocks(value === 'false' ? 'false' : 'true')}
          >
            <div className="radios">
              <Radio
                value="true"
                label="Remove them from Google"
                description="Your own events stay. The calendar “Timewright” goes, too, unless you keep something in it."
              />
              <Radio
                value="false"
                label="Leave them there"
                description="They become ordinary events of yours; Timewright no longer touches them."
              />
            </div>
          </Radio.Group>
        )}
        <ul className="consequences">
          {consequences({ account, calendars, accounts: sync.accounts, personEmail: person.email }).map(
            (sentence) => (
              <li key={sentence}>{sentence}</li>
            ),
          )}
        </ul>
      </Form>
    </Dialog>
  )
}
