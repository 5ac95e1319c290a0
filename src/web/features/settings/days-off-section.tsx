import { Button } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import type { PersonView } from '#contracts/http/settings-routes.ts'
import { dateText } from '../../format/zoned-time.ts'
import { Icon } from '../../ui/icon.tsx'
import { hasUnreadable } from '../../ui/form.tsx'
import { Section } from './section.tsx'
import { useSaveSettings } from './use-save-settings.ts'
import { TypedField } from '../../ui/typed-field.tsx'

/** Dates on which nothing is planned. */
export function DaysOffSection({ person }: { readonly person: PersonView }): ReactElement {
  const [date, setDate] = useState('')
  const { save, faults, isPending } = useSaveSettings()
  const { daysOff } = person
  return (
    <Section id="days-off" title="Days off" lead="Nothing is planned on them.">
      <form
        className="days-off__add"
        onSubmit={(event) => {
          event.preventDefault()
          if (hasUnreadable(event.currentTarget) || date === '' || daysOff.includes(date)) return
          save({ daysOff: [...daysOff, date].sort() })
          setDate('')
        }}
      >
        <TypedField
          kind="date"
          aria-label="Day off"
          value={date}
          onChange={setDate}
          error={faults['daysOff']}
        />
        <Button type="submit" variant="default" disabled={date === ''} loading={isPending}>
          Add
        </Button>
      </form>
      {daysOff.length > 0 && (
        <ul className="chips">
          {daysOff.map((day) => (
            <li key={day}>
              <button
                type="button"
                className="chip chip--button"
                aria-label={`Remove ${dateText(day)}`}
                disabled={isPending}
                onClick={() => save({ daysOff: daysOff.filter((one) => one !== day) })}
              >
                {dateText(day)} {day.slice(0, 4)} <Icon name="close" size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
