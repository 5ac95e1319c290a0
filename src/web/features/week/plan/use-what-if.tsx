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
  if (asked !== null && !isAsked) ask(null)
  const { data, error, refetch } = usePreview(whatIf, isAsked)
  // What is shown already stays when it cannot be asked for again.
  const fault = isAsked && data === undefined ? error : null
  const isShown = isAsked && fault === null
  useEffect(() => onAsking?.(isShown), [isShown, onAsking])
  useWindowEvent('keydown', ({ key }) => {
    if (key === 'Escape') ask(null)
  })
  return {
    isShown,
    error: fault,
    onToggle: () => {
      ask(isShown ? null : typed)
      if (fault !== null) void refetch()
    },
    children: <WhatWouldChange preview={data} />,
  }
}
