import type { ReactElement } from 'react'
import { useReach } from '../api/use-reach.ts'
import { Icon } from '../ui/icon.tsx'

const words = {
  away:
    'Timewright’s server cannot be reached. You see the last known state and can look around; what you change is ' +
    'refused until it is back, and nothing is lost.',
  unheard:
    'Live updates do not get through to this page. Everything works; what others change shows within half a minute.',
} as const

export function OfflineNotice({ isConnected }: { readonly isConnected: boolean }): ReactElement {
  const reach = useReach(isConnected)
  return (
    <output className="offline-notice" data-reach={reach} hidden={reach === 'heard'}>
      {reach !== 'heard' && (
        <>
          <Icon name="offline" size={16} /> {words[reach]}
        </>
      )}
    </output>
  )
}
