import type { ReactElement, ReactNode } from 'react'

type SectionProps = {
  readonly id: string
  readonly title: string
  readonly lead?: string
  readonly children: ReactNode
  readonly actions?: ReactNode
}

export const Section = ({ id, title, lead, children, actions }: SectionProps): ReactElement => (
  <section id={id} className="card section" aria-labelledby={`${id}-title`}>
    <header className="section__head">
      <div>
        <h2 id={`${id}-title`}>{title}</h2>
        {lead !== undefined && <p>{lead}</p>}
      </div>
      {actions}
    </header>
    {children}
  </section>
)
