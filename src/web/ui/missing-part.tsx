import { Button } from '@mantine/core'
import { useEffect, useState, type ReactElement } from 'react'
import { Failure } from './failure.tsx'
import { Icon } from './icon.tsx'
import { useStable } from './use-stable.ts'

const RETRY_MS = 3_000

type MissingPartProps = {
  readonly onRetry: () => Promise<void>
  readonly onLeave: () => void
  /** Of what opens above the page. */
  readonly onClose: (() => void) | null
}

/** In the place of a part that could not be loaded, until it is there. */
export function MissingPart({ onRetry, onLeave, onClose }: MissingPartProps): ReactElement {
  const [isOutdated, setOutdated] = useState(false)
  const retry = useStable(async () => {
    await onRetry()
    setOutdated(await isServerThere())
  })
  const leave = useStable(onLeave)
  useEffect(() => {
    const timer = setInterval(() => void retry(), RETRY_MS)
    return () => {
      clearInterval(timer)
      leave()
    }
  }, [retry, leave])
  const title = isOutdated ? 'Timewright is newer than this page' : 'The server cannot be reached'
  const text = isOutdated
    ? 'What you opened is part of the new version. Load the page anew for it; what you typed and did not save is lost then.'
    : 'What you opened is not loaded yet. It comes as soon as the server is back; nothing on this page is lost.'
  const goOn = (): void => (isOutdated ? location.reload() : void retry())
  const label = isOutdated ? 'Load the page anew' : 'Try again'
  if (onClose === null) return <Failure title={title} text={text} action={label} onRetry={goOn} />
  return (
    <div className="missing-part" role="alert">
      <Icon name="offline" size={18} />
      <span>
        <strong>{title}.</strong> {text}
      </span>
      <Button size="xs" onClick={goOn}>
        {label}
      </Button>
      <Button size="xs" variant="default" onClick={onClose}>
        Cancel
      </Button>
    </div>
  )
}

/** It answers, and still has no such part: it has been replaced by a newer one. */
const isServerThere = (): Promise<boolean> =>
  fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
