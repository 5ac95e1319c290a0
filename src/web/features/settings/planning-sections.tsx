import { NativeSelect } from '@mantine/core'
import type { ReactElement } from 'react'
import type { PersonView } from '#contracts/http/settings-routes.ts'
import { timeZones } from '../../format/time-zones.ts'
import { weekdayNames } from '../../format/week-range.ts'
import { Section } from './section.tsx'
import { SettingNumber, SettingSelect, SettingSwitch, type Settings } from './setting-fields.tsx'
import { TitlePrefix } from './title-prefix.tsx'
import { useSaveSettings } from './use-save-settings.ts'

export function TimeSection({ person }: { readonly person: PersonView }): ReactElement {
  const { save, faults } = useSaveSettings()
  return (
    <Section id="time" title="Time and dates">
      <div className="form__row">
        <NativeSelect
          label="Time zone"
          data={timeZones(person.timeZone)}
          value={person.timeZone}
          onChange={(event) => save({ timeZone: event.currentTarget.value })}
          error={faults['timeZone']}
        />
        <SettingSelect
          settings={person.settings}
          name="weekStart"
          label="The week begins on"
          options={weekdayNames.map((name, index) => [index + 1, name] as const)}
        />
        <SettingSelect
          settings={person.settings}
          name="hourCycle"
          label="Times of day"
          options={[
            ['auto', 'Like this browser'],
            ['24', '17:30'],
            ['12', '5:30 PM'],
          ]}
        />
        <SettingSelect
          settings={person.settings}
          name="dateOrder"
          label="Dates"
          options={[
            ['auto', 'Like this browser'],
            ['day-month', 'Day first: 23 Nov 2026'],
            ['month-day', 'Month first: Nov 23, 2026'],
            ['iso', 'Year first: 2026-11-23'],
          ]}
        />
      </div>
    </Section>
  )
}

export const PlanningSection = ({ settings }: { readonly settings: Settings }): ReactElement => (
  <Section id="planning" title="Planning">
    <div className="form__row">
      <SettingSelect
        settings={settings}
        name="applyMode"
        label="A new plan is"
        options={[
          ['auto', 'applied at once'],
          ['approve', 'proposed until I approve'],
        ]}
      />
      <SettingSelect
        settings={settings}
        name="completion"
        label="A block that has ended"
        options={[
          ['confirm', 'waits until I confirm it'],
          ['assume', 'counts as done'],
        ]}
      />
      <SettingSelect
        settings={settings}
        name="gridMinutes"
        label="Blocks start every"
        options={[
          [5, '5 minutes'],
          [10, '10 minutes'],
          [15, '15 minutes'],
          [30, '30 minutes'],
        ]}
      />
      <SettingNumber
        settings={settings}
        name="freezeMinutes"
        label="Leave alone what starts within"
        suffix="min"
      />
      <SettingNumber settings={settings} name="horizonWeeks" label="Plan ahead" suffix="weeks" />
      <SettingNumber
        settings={settings}
        name="maxTaskMinutesPerDay"
        label="At most per day"
        suffix="min"
        none="No limit"
      />
      <SettingNumber
        settings={settings}
        name="maxStretchMinutes"
        label="Longest stretch without a break"
        suffix="min"
        none="No limit"
      />
      <SettingSwitch
        settings={settings}
        name="checkInBlocks"
        label="Put check-ins that are due on my calendar"
      />
      <TitlePrefix settings={settings} />
    </div>
  </Section>
)

export const BusySection = ({ settings }: { readonly settings: Settings }): ReactElement => (
  <Section id="busy" title="What counts as busy">
    <div className="switches">
      <SettingSwitch
        settings={settings}
        name="tentativeIsBusy"
        label="Events I have not answered, or only with “maybe”"
      />
      <SettingSwitch settings={settings} name="allDayIsBusy" label="Events that take all day" />
    </div>
    <div className="form__row">
      <SettingNumber
        settings={settings}
        name="bufferBeforeMinutes"
        label="Free before a meeting"
        suffix="min"
      />
      <SettingNumber
        settings={settings}
        name="bufferAfterMinutes"
        label="Free after a meeting"
        suffix="min"
      />
      <SettingNumber
        settings={settings}
        name="travelMinutes"
        label="Travel to events with a place"
        suffix="min"
      />
    </div>
  </Section>
)
