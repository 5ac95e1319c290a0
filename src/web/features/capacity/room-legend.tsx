import type { ReactElement } from 'react'

const entries = [
  ['need', 'Needed'],
  ['over', 'Without room'],
  ['free', 'Free'],
] as const

/** What the colours of the bars mean. */
export const RoomLegend = (): ReactElement => (
  <ul className="legend" aria-label="Colours">
    {entries.map(([part, label]) => (
      <li key={part}>
        <span className="legend__key room__key" data-part={part} aria-hidden="true" /> {label}
      </li>
    ))}
  </ul>
)
