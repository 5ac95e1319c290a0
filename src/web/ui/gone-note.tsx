import { Alert } from '@mantine/core'
import type { ReactElement } from 'react'

/** What is being edited is no longer there: what was typed is worth more. */
export const GoneNote = ({ what }: { readonly what: string }): ReactElement => (
  <Alert color="orange" role="alert" title={`This ${what} is no longer there`}>
    Somebody took it away meanwhile. What you typed is kept, and can become a new one.
  </Alert>
)
