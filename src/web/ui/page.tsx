import type { ReactElement, ReactNode } from 'react'
import { keepPlace } from './keep-place.ts'
import { usePageTitle } from './use-page-title.ts'

type PageProps = {
  readonly title: string
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A page of text width with its title and what can be added. */
export function Page({ title, lead, actions, children }: PageProps): ReactElement {
  usePageTitle(title)
  return (
    <div ref={keepPlace} className="page">
      <div className="page__head">
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <p className="page__lead">{lead}</p>}
        </div>
        {actions !== undefined && <div className="page__actions">{actions}</div>}
      </div>
      {children}
    </div>
  )
}
