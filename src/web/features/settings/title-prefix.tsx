import { TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import type { Settings } from './setting-fields.tsx'
import { useSaveSettings } from './use-save-settings.ts'

export function TitlePrefix({ settings }: { readonly settings: Settings }): ReactElement {
  const [typed, setTyped] = useState<string | null>(null)
  const { save, faults } = useSaveSettings()
  return (
    <TextInput
      label="Titles in Google begin with"
      value={typed ?? settings.titlePrefix}
      maxLength={20}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed !== null && typed !== settings.titlePrefix) save({ settings: { titlePrefix: typed } })
      }}
      error={faults['settings.titlePrefix']}
    />
  )
}
