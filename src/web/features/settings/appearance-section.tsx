import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import type { ReactElement } from 'react'
import { Section } from './section.tsx'

export function AppearanceSection(): ReactElement {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Section id="appearance" title="Appearance">
      <SegmentedControl
        aria-label="Appearance"
        data={[
          { value: 'auto', label: 'Like the system' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
        value={colorScheme}
        onChange={setColorScheme}
      />
    </Section>
  )
}
