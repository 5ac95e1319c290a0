import { CloseButton } from '@mantine/core'
import type { ReactElement } from 'react'
import { Icon } from './icon.tsx'
import { closeToast, holdToasts, releaseToasts, useToasts } from './toasts.ts'

function holdWhileRead(list: HTMLElement): () => void {
  const ends = new AbortController()
  for (const name of ['pointerenter', 'focusin'])
    list.addEventListener(name, holdToasts, { signal: ends.signal })
  for (const name of ['pointerleave', 'focusout'])
    list.addEventListener(name, releaseToasts, { signal: ends.signal })
  return () => ends.abort()
}

/** Messages at the bottom of the page; read aloud as they come. */
export function ToastList(): ReactElement {
  const toasts = useToasts()
  return (
    <section ref={holdWhileRead} className="tw-toasts" aria-label="Messages" aria-live="polite">
      {toasts.map(({ id, kind, text, action }) => (
        <div key={id} className="tw-toast" data-kind={kind}>
          <Icon name={kind === 'done' ? 'check' : 'warning'} />
          <span className="tw-toast__text">{text}</span>
          {action !== undefined && (
            <button
              type="button"
              className="tw-toast__action"
              onClick={() => {
                closeToast(id)
                action.run()
              }}
            >
              {action.label}
            </button>
          )}
          <CloseButton size="sm" aria-label="Close message" onClick={() => closeToast(id)} />
        </div>
      ))}
    </section>
  )
}
