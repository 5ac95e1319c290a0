import { startTransition, useEffect, useState } from 'react'
import { afterPaint } from './after-paint.ts'

/** The value as it was shown last: what follows it (and is not what one looks at) is drawn when the new one is seen. */
export function useAfterPaint<T>(value: T): T {
  const [shown, show] = useState(value)
  useEffect(
    () => (shown === value ? undefined : afterPaint(() => startTransition(() => show(value)))),
    [shown, value],
  )
  return shown
}
