import type { ReactElement } from 'react'

const entries = [
  ['done', 'Done'],
  ['unconfirmed', 'To confirm'],
  ['planned', 'Planned'],
  ['plan', 'Effort plan'],
] as const

/** What the colours of the weeks mean. */
export const ChartLegend = (): ReactElement => (
  <ul className="legend" aria-label="Colours">
    {entries.map(([part, label]) => (
      <li key={part}>
        <span className="legend__key" data-part={part} aria-hidden="true" />
        {label}
      </li>
    ))}
  </ul>
)
