import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { signOut } from '#contracts/http/session-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { Page } from '../../ui/page.tsx'
import { AccountsSection } from './accounts-section.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { BlocksCalendarSection } from './blocks-calendar-section.tsx'
import { BusySection, PlanningSection, TimeSection } from './planning-sections.tsx'
import { DaysOffSection } from './days-off-section.tsx'
import { HoursSection } from './hours-section.tsx'
import { JournalSection } from './journal-section.tsx'
import { NotificationsSection } from '../notifications/notifications-section.tsx'
import { Section } from './section.tsx'
import './settings.css'

export function SettingsPage(): ReactElement {
  const { person } = useSignedIn()
  return (
    <Page title="Settings" lead="Changes are saved as you make them, and planned right after.">
      <div className="settings">
        <AccountsSection />
        <BlocksCalendarSection settings={person.settings} />
        <TimeSection person={person} />
        <HoursSection />
        <DaysOffSection person={person} />
        <PlanningSection settings={person.settings} />
        <BusySection settings={person.settings} />
        <NotificationsSection />
        <JournalSection />
        <AppearanceSection />
        <AccountSection />
      </div>
    </Page>
  )
}

function AccountSection(): ReactElement {
  const { person } = useSignedIn()
  // A fresh page: nothing of this person stays in memory.
  const leave = useAct(signOut, { topics: [], onDone: () => location.assign('/') })
  return (
    <Section id="account" title="Account" lead={`${person.name}, ${person.email}`}>
      <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate({})}>
        Sign out
      </Button>
    </Section>
  )
}
