import type { ReactElement } from 'react'
import { paceLabel, type PaceStatus } from './pace-words.ts'

/** How it stands, in words and in a colour. */
export const PaceBadge = ({ status }: { readonly status: PaceStatus }): ReactElement => (
  <span className="pace" data-pace={status}>
    {paceLabel(status)}
  </span>
)
