import { Button } from '@mantine/core'
import { Suspense, useState, type ReactElement } from 'react'
import { signOut, signOutEverywhere } from '#contracts/http/session-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { DownloadButton } from './download-button.tsx'
import { Section } from './section.tsx'
import { part } from '../../ui/part.tsx'

const LeaveDialog = part(async () => (await import('./leave-dialog.tsx')).LeaveDialog)

/** Who is signed in, with three ways out: sign out here, sign out everywhere, delete the account. */
export function AccountSection(): ReactElement {
  const { person } = useSignedIn()
  const [isLeaving, setLeaving] = useState(false)
  // A fresh page: nothing of this person stays in memory.
  const begin = { topics: [], onDone: () => location.assign('/') } as const
  const leave = useAct(signOut, begin)
  const leaveEverywhere = useAct(signOutEverywhere, begin)
  return (
    <Section id="account" title="Account" lead={`${person.name}, ${person.email}`}>
      <div className="account-ways">
        <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate({})}>
          Sign out
        </Button>
        <Button
          variant="default"
          loading={leaveEverywhere.isPending}
          title="On every device and in every browser, this one too"
          onClick={() => leaveEverywhere.mutate({})}
        >
          Sign out everywhere
        </Button>
        <DownloadButton />
        <span className="form__space" />
        <Button variant="subtle" color="red" onClick={() => setLeaving(true)}>
          Delete my account…
        </Button>
      </div>
      <Suspense fallback={null}>{isLeaving && <LeaveDialog onClose={() => setLeaving(false)} />}</Suspense>
    </Section>
  )
}
