import { Alert } from '@mantine/core'
import type { ReactElement } from 'react'
import { faultsByField, messageOf } from '../api/api-error.ts'

type FormFaultProps = {
  readonly error: Error | null
  /** Fields that show their own faults. */
  readonly shown?: readonly string[]
}

const noFields: readonly string[] = []

/** What the server refused, where no field of the form shows it. */
export function FormFault({ error, shown = noFields }: FormFaultProps): ReactElement | null {
  if (error === null) return null
  const fields = Object.keys(faultsByField(error))
  if (fields.length > 0 && fields.every((field) => shown.includes(field))) return null
  return (
    <Alert color="red" role="alert" variant="light">
      {messageOf(error)}
    </Alert>
  )
}
