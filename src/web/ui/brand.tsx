import type { ReactElement } from 'react'

/** The mark: a block that has found its place on the clock. */
export const Brand = ({ size = 26 }: { readonly size?: number }): ReactElement => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <rect width="32" height="32" rx="9" fill="var(--tw-accent)" />
    <path d="M16 6a10 10 0 1 0 10 10" fill="none" stroke="#fff" strokeWidth="2.600" strokeLinecap="round" />
    <path
      d="M16 10.500V16l3.500 2.500"
      fill="none"
      stroke="#fff"
      strokeWidth="2.600"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
    <rect x="20" y="5.500" width="7" height="7" rx="2" fill="#fff" />
  </svg>
)
