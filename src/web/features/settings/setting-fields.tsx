import { NativeSelect, NumberInput, Switch } from '@mantine/core'
import type { ReactElement } from 'react'
import type { PersonView } from '#contracts/http/settings-routes.ts'
import { useSaveSettings } from './use-save-settings.ts'
import { clashText, useTyped } from './use-typed.ts'

export type Settings = PersonView['settings']
type KeysOf<T> = { [K in keyof Settings]-?: Settings[K] extends T ? K : never }[keyof Settings]

type FieldProps<K> = {
  readonly settings: Settings
  readonly name: K
  readonly label: string
  readonly description?: string
}

/** A number that is saved when the field is left. Empty means no limit, where that is allowed. */
export function SettingNumber(
  props: FieldProps<KeysOf<number | null>> & { readonly suffix: string; readonly none?: string },
): ReactElement {
  const { settings, name, label, description, suffix, none } = props
  const saved = settings[name]
  const { save, faults } = useSaveSettings()
  const typed = useTyped<number | string>(
    saved ?? '',
    (value) => save({ settings: { [name]: value === '' ? null : Number(value) } }),
    (value) => value !== '' || none !== undefined,
  )
  return (
    <NumberInput
      label={label}
      description={description}
      min={0}
      allowDecimal={false}
      suffix={` ${suffix}`}
      placeholder={none ?? ''}
      value={typed.value}
      onChange={typed.set}
      onBlur={typed.leave}
      onKeyDown={typed.onKeyDown}
      error={typed.isClash ? clashText(String(saved ?? none ?? '')) : faults[`settings.${name}`]}
    />
  )
}

export function SettingSwitch({
  settings,
  name,
  label,
  description,
}: FieldProps<KeysOf<boolean>>): ReactElement {
  const { save, isPending } = useSaveSettings()
  return (
    <Switch
      label={label}
      description={description}
      checked={isPending ? !settings[name] : settings[name]}
      disabled={isPending}
      onChange={(event) => save({ settings: { [name]: event.currentTarget.checked } })}
    />
  )
}

type Choices = 'weekStart' | 'gridMinutes' | 'applyMode' | 'completion' | 'hourCycle' | 'dateOrder'
type SettingSelectProps = FieldProps<Choices> & {
  readonly options: readonly (readonly [value: string | number, label: string])[]
}

export function SettingSelect({
  settings,
  name,
  label,
  description,
  options,
}: SettingSelectProps): ReactElement {
  const { save, faults } = useSaveSettings()
  return (
    <NativeSelect
      label={label}
      description={description}
      data={options.map(([value, text]) => ({ value: String(value), label: text }))}
      value={String(settings[name])}
      onChange={(event) => {
        const chosen = options.find(([value]) => String(value) === event.currentTarget.value)
        if (chosen !== undefined) save({ settings: { [name]: chosen[0] } })
      }}
      error={faults[`settings.${name}`]}
    />
  )
}
