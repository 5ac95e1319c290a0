import type { ReactElement } from 'react'

/** In a tab of its own: this one keeps what was typed. */
export const SignInAgain = (): ReactElement => (
  <a href="/auth/google?returnTo=%2F" target="_blank" rel="noreferrer">
    sign in again in a new tab
  </a>
)
