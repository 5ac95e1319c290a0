import type { ReactElement } from 'react'

type LegendProps = {
  /** Parts of a picture with what they mean. */
  readonly entries: readonly (readonly [part: string, label: string])[]
  /** Beside that of all keys: whose parts they are. */
  readonly keyClass?: string
}

/** What the colours of a picture mean. */
export const Legend = ({ entries, keyClass = '' }: LegendProps): ReactElement => (
  <ul className="legend" aria-label="Colours">
    {entries.map(([part, label]) => (
      <li key={part}>
        <span className={`legend__key ${keyClass}`} data-part={part} aria-hidden="true" /> {label}
      </li>
    ))}
  </ul>
)
