import { NativeSelect, Switch } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import type { NoticeSettingsView } from '#contracts/http/notification-routes.ts'
import { weekdayNames } from '../../format/week-range.ts'
import type { SaveNotices } from './notice-change.ts'
import { TypedField } from '../../ui/typed-field.tsx'

type FieldsProps = { readonly settings: NoticeSettingsView; readonly save: SaveNotices }

/** When mail and Slack are quiet, and when the week is told. */
export const TimeFields = ({ settings, save }: FieldsProps): ReactElement => {
  const { quiet, digest } = settings
  return (
    <>
      <div className="form__row">
        <TimeField
          label="Quiet from"
          value={quiet.from}
          onSave={(from) => save({ quiet: { ...quiet, from } })}
        />
        <TimeField label="Quiet until" value={quiet.to} onSave={(to) => save({ quiet: { ...quiet, to } })} />
        <NativeSelect
          label="Weekly digest on"
          data={weekdayNames.map((label, index) => ({ value: String(index + 1), label }))}
          value={String(digest.weekday)}
          onChange={(event) => save({ digest: { ...digest, weekday: Number(event.currentTarget.value) } })}
        />
        <TimeField label="Digest at" value={digest.at} onSave={(at) => save({ digest: { ...digest, at } })} />
      </div>
      <Switch
        label="No mail and no Slack at weekends"
        checked={quiet.weekends}
        onChange={(event) => save({ quiet: { ...quiet, weekends: event.currentTarget.checked } })}
      />
    </>
  )
}

type TimeProps = { readonly label: string; readonly value: string; readonly onSave: (time: string) => void }

/** Saved when the field is left: every key pressed would be a time of its own. */
function TimeField({ label, value, onSave }: TimeProps): ReactElement {
  const [typed, setTyped] = useState(value)
  return (
    <TypedField
      kind="time"
      label={label}
      value={typed}
      onChange={setTyped}
      onBlur={() => {
        if (typed === '') setTyped(value)
        else if (typed !== value) onSave(typed)
      }}
    />
  )
}
