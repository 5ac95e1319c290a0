import type { ReactElement } from 'react'
import { useSignedIn } from '../../app/session-context.ts'
import { Page } from '../../ui/page.tsx'
import { AccountSection } from './account-section.tsx'
import { AccountsSection } from './accounts-section.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { BlocksCalendarSection } from './blocks-calendar-section.tsx'
import { BusySection, PlanningSection, TimeSection } from './planning-sections.tsx'
import { DaysOffSection } from './days-off-section.tsx'
import { HoursSection } from './hours-section.tsx'
import { JournalSection } from './journal-section.tsx'
import { NotificationsSection } from '../notifications/notifications-section.tsx'
import { SettingsNav } from './settings-nav.tsx'
import { TripsSection } from './trips-section.tsx'
import './settings.css'

export function SettingsPage(): ReactElement {
  const { person } = useSignedIn()
  return (
    <Page title="Settings" lead="Changes are saved as you make them, and planned right after.">
      <SettingsNav />
      <div className="settings">
        <AccountsSection />
        <BlocksCalendarSection settings={person.settings} />
        <TimeSection person={person} />
        <HoursSection />
        <DaysOffSection person={person} />
        <TripsSection person={person} />
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
