import { TextInput } from '@mantine/core'
import type { ReactElement } from 'react'
import type { Settings } from './setting-fields.tsx'
import { useSaveSettings } from './use-save-settings.ts'
import { clashText, useTyped } from './use-typed.ts'

export function TitlePrefix({ settings }: { readonly settings: Settings }): ReactElement {
  const { save, faults } = useSaveSettings()
  const saved = settings.titlePrefix
  const typed = useTyped(saved, (titlePrefix) => save({ settings: { titlePrefix } }))
  return (
    <TextInput
      label="Titles in Google begin with"
      value={typed.value}
      maxLength={20}
      onChange={(event) => typed.set(event.currentTarget.value)}
      onBlur={typed.leave}
      onKeyDown={typed.onKeyDown}
      error={typed.isClash ? clashText(`“${saved}”`) : faults['settings.titlePrefix']}
    />
  )
}
