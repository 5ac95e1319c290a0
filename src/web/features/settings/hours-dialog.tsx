import { ActionIcon, Button, TextInput } from '@mantine/core'
import type { ReactElement } from 'react'
import {
  createHours,
  deleteHours,
  updateHours,
  type HoursProfileView,
} from '#contracts/http/settings-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { weekdayNames, weekdaysFrom } from '../../format/week-range.ts'
import { ClashNotes } from '../../ui/clash-notes.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useSharedFields } from '../../ui/use-shared-fields.ts'
import { HoursPainter } from './hours-painter.tsx'
import { TypedField } from '../../ui/typed-field.tsx'
import { hoursByDay, nextRange, rangesOf, withDay, type HoursByDay, type OpenHours } from './hours-by-day.ts'

type HoursDialogProps = { readonly profile: HoursProfileView | null; readonly onClose: () => void }
type HoursFields = { readonly name: string; readonly byDay: HoursByDay }

export function HoursDialog({ profile, onClose }: HoursDialogProps): ReactElement {
  const { weekStart } = useSignedIn().person.settings
  const fields = useSharedFields<HoursFields>({
    name: profile?.name ?? '',
    byDay: hoursByDay(profile?.ranges ?? []),
  })
  const { values, theirs, set } = fields
  const isPainted = JSON.stringify(rangesOf(values.byDay)) !== JSON.stringify(rangesOf(theirs.byDay))
  const options = { topics: ['hours'] as const, showsFaults: true, onDone: onClose }
  const create = useAct(createHours, { ...options, done: 'The hours are added.' })
  const update = useAct(updateHours, { ...options, done: 'The hours are saved.' })
  const remove = useAct(deleteHours, { ...options, done: 'The hours are removed.' })
  const { error, isPending } = profile === null ? create : update
  const save = (): void => {
    const body = { name: values.name, ranges: rangesOf(values.byDay) }
    if (profile === null) create.mutate({ body })
    else update.mutate({ params: { id: profile.id }, body })
  }
  const faults = faultsByField(error)
  return (
    <Dialog title={profile === null ? 'New hours' : `Hours: ${profile.name}`} onClose={onClose} size="lg">
      <Form
        onSubmit={save}
        submit="Save"
        isPending={isPending}
        error={error ?? remove.error}
        shown={['name']}
        onCancel={onClose}
        aside={
          profile !== null && (
            <ConfirmButton
              label="Delete"
              question="Delete for good?"
              isPending={remove.isPending}
              onConfirm={() => remove.mutate({ params: { id: profile.id } })}
            />
          )
        }
      >
        <ClashNotes fields={fields} labels={labels} />
        <TextInput
          label="Name"
          data-autofocus
          required
          value={values.name}
          onChange={(event) => set('name', event.currentTarget.value)}
          error={faults['name']}
        />
        <HoursPainter
          label="Open hours"
          byDay={values.byDay}
          onChange={(byDay) => set('byDay', byDay)}
          weekStart={weekStart}
          onReset={isPainted ? () => fields.take('byDay') : null}
        />
        <details className="hours__exact">
          <summary>Exact times</summary>
          <div className="hours">
            {weekdaysFrom(weekStart).map((day) => (
              <DayHours
                key={day}
                name={weekdayNames[day - 1] ?? ''}
                hours={values.byDay[day - 1] ?? []}
                onChange={(hours) => set('byDay', withDay(values.byDay, day - 1, hours))}
              />
            ))}
          </div>
        </details>
      </Form>
    </Dialog>
  )
}

const labels = { name: 'Name', byDay: 'Open hours' }

type DayHoursProps = {
  readonly name: string
  readonly hours: readonly OpenHours[]
  readonly onChange: (hours: readonly OpenHours[]) => void
}

/** The ranges of one day. It ends at "24:00", also for who writes "00:00". */
function DayHours({ name, hours, onChange }: DayHoursProps): ReactElement {
  const change = (key: number, part: Partial<OpenHours>): void =>
    onChange(hours.map((range) => (range.key === key ? { ...range, ...part } : range)))
  return (
    <fieldset className="hours__day" aria-label={name}>
      <span className="hours__name">{name}</span>
      <div className="hours__ranges">
        {hours.length === 0 && <span className="hours__closed">Closed</span>}
        {hours.map(({ key, from, to }) => (
          <span key={key} className="hours__range">
            <TypedField
              kind="time"
              size="xs"
              aria-label={`${name} from`}
              value={from}
              onChange={(value) => change(key, { from: value })}
            />
            –
            <TypedField
              kind="time"
              size="xs"
              aria-label={`${name} until`}
              value={to}
              onChange={(value) => change(key, { to: value === '00:00' ? '24:00' : value })}
            />
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={`Remove ${name} ${from} – ${to}`}
              onClick={() => onChange(hours.filter((range) => range.key !== key))}
            >
              <Icon name="close" size={13} />
            </ActionIcon>
          </span>
        ))}
      </div>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={`+ Hours on ${name}`}
        onClick={() => onChange([...hours, nextRange(hours)])}
      >
        + Hours
      </Button>
    </fieldset>
  )
}
