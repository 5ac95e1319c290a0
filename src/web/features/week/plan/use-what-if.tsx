import { useWindowEvent } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { FormPreview } from '../../../ui/form.tsx'
import { WhatWouldChange } from './change-list.tsx'
import { usePreview, type WhatIf } from './use-preview.ts'

/**
 * What the plan would be with what is typed, or why it is refused, as sending it would be. It is gone as soon as
 * something else is typed, or with Escape; a dialog around it that hears of it stays open at that.
 */
export function useWhatIf(whatIf: WhatIf, onAsking?: (isAsking: boolean) => void): FormPreview {
  const [asked, ask] = useState<string | null>(null)
  const typed = JSON.stringify(whatIf)
  const isAsked = asked === typed
  const { data, error, refetch } = usePreview(whatIf, isAsked)
  const isShown = isAsked && error === null
  useEffect(() => onAsking?.(isShown), [isShown, onAsking])
  useWindowEvent('keydown', ({ key }) => {
    if (key === 'Escape') ask(null)
  })
  return {
    isShown,
    error: isAsked ? error : null,
    onToggle: () => {
      ask(isShown ? null : typed)
      if (isAsked && error !== null) void refetch()
    },
    children: <WhatWouldChange preview={data} />,
  }
}
