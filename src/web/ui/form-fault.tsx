import { Alert } from '@mantine/core'
import type { ReactElement } from 'react'
import { ApiError, faultsByField, messageOf } from '../api/api-error.ts'
import { SignInAgain } from './sign-in-again.tsx'

type FormFaultProps = {
  readonly error: Error | null
  /** Fields that show their own faults. */
  readonly shown?: readonly string[]
}

const noFields: readonly string[] = []

/** What the server refused, where no field of the form shows it. */
export function FormFault({ error, shown = noFields }: FormFaultProps): ReactElement | null {
  if (error === null) return null
  if (error instanceof ApiError && error.status === 401)
    return (
      <Alert color="red" role="alert" variant="light">
        You are signed out. What you typed is kept: <SignInAgain />, then send this once more.
      </Alert>
    )
  const fields = Object.keys(faultsByField(error))
  if (fields.length > 0 && fields.every((field) => shown.includes(field))) return null
  return (
    <Alert color="red" role="alert" variant="light">
      {messageOf(error)}
    </Alert>
  )
}
