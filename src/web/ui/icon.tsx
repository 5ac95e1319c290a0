import type { ReactElement } from 'react'
import { iconPaths, type IconName } from './icon-paths.ts'

/** A line icon in the size of the text beside it; words beside it or a label on its button say what it means. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }): ReactElement {
  // It grows with the text.
  const length = `${size / 16}rem`
  return (
    <svg
      width={length}
      height={length}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      className="tw-icon"
    >
      <path d={iconPaths[name]} />
    </svg>
  )
}
