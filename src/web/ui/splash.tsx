import type { ReactElement } from 'react'
import { Brand } from './brand.tsx'

/** While the first answer is on its way. */
export const Splash = (): ReactElement => (
  <output className="tw-splash" aria-label="Loading Timewright">
    <Brand size={44} />
  </output>
)

/** A quiet line where a part of a page is still loading. */
export const Loading = ({ what }: { readonly what: string }): ReactElement => (
  <output className="tw-loading">
    <span className="tw-spinner" aria-hidden="true" /> Loading {what}…
  </output>
)
