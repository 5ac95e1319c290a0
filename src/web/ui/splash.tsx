import type { ReactElement } from 'react'
import { Brand } from './brand.tsx'

/** While the first answer is on its way. */
export const Splash = (): ReactElement => (
  <div className="tw-splash" role="status" aria-label="Loading Timewright">
    <Brand size={44} />
  </div>
)

/** A quiet line where a part of a page is still loading. */
export const Loading = ({ what }: { readonly what: string }): ReactElement => (
  <div className="tw-loading" role="status">
    <span className="tw-spinner" aria-hidden="true" /> Loading {what}…
  </div>
)
