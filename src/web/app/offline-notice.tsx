import { useEffect, useState, type ReactElement } from 'react'
import { Icon } from '../ui/icon.tsx'

/** A restart of the server is over sooner than one could read about it. */
const PATIENCE_MS = 2_500

export function OfflineNotice({ isConnected }: { readonly isConnected: boolean }): ReactElement {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(!isConnected), isConnected ? 0 : PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [isConnected])
  return (
    <output className="offline-notice" hidden={!isLong || isConnected}>
      {isLong && !isConnected && (
        <>
          <Icon name="offline" size={16} /> Timewright’s server cannot be reached. You see the last known
          state and can look around; what you change is refused until it is back, and nothing is lost.
        </>
      )}
    </output>
  )
}
