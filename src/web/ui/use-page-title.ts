import { useEffect } from 'react'
import { afterPaint } from './after-paint.ts'

/** What the tab of the browser says, and a screen reader when the page has changed; telling the browser takes a moment. */
export function usePageTitle(title: string): void {
  useEffect(
    () =>
      afterPaint(() => {
        document.title = `${title} · Timewright`
      }),
    [title],
  )
}
