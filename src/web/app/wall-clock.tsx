import { useEffect, useState, type ReactElement } from 'react'
import { dayText, timeOf } from '../format/zoned-time.ts'
import { serverNow, useSignedIn } from './session-context.ts'

/** The server's day and time in the person's zone. */
export function WallClock(): ReactElement {
  const signedIn = useSignedIn()
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 10_000)
    return () => clearInterval(timer)
  }, [])
  const now = serverNow(signedIn)
  const { timeZone } = signedIn.person
  return (
    <time dateTime={new Date(now).toISOString()} className="wall-clock">
      {dayText(now, timeZone)} {timeOf(now, timeZone)}
    </time>
  )
}
