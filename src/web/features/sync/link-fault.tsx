import { CloseButton } from '@mantine/core'
import { useEffect, useState, type ReactElement } from 'react'
import { Notice } from './notice.tsx'

const faultIn = (search: string): string | null => new URLSearchParams(search).get('error')

/** Google sent the person back without what they went for: the address says why, once. */
export function LinkFault(): ReactElement | null {
  const [fault, setFault] = useState(() => faultIn(window.location.search))
  useEffect(() => {
    const url = new URL(window.location.href)
    if (!url.searchParams.has('error')) return
    url.searchParams.delete('error')
    window.history.replaceState(window.history.state, '', url)
  }, [])
  if (fault === null) return null
  return (
    <Notice
      kind="bad"
      icon="warning"
      title="The account was not linked."
      action={<CloseButton size="sm" aria-label="Close message" onClick={() => setFault(null)} />}
    >
      {fault}
    </Notice>
  )
}
