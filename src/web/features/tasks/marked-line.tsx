import type { ReactElement } from 'react'

type MarkedLineProps = { readonly text: string; readonly at: number; readonly length: number }

/** The line as it was typed, with the part that could not be read. */
export const MarkedLine = ({ text, at, length }: MarkedLineProps): ReactElement => (
  <span className="quick-add__line">
    {text.slice(0, at)}
    <mark>{text.slice(at, at + length)}</mark>
    {text.slice(at + length)}
  </span>
)
