import { Alert, Button } from '@mantine/core'
import type { ReactElement } from 'react'
import type { SharedFields } from './use-shared-fields.ts'

type ClashNotesProps<T> = {
  readonly fields: SharedFields<T>
  /** How the fields are called, and how their values are said where that takes no knowledge. */
  readonly labels: Partial<Record<keyof T, string>>
}

/** Somebody else was quicker: what they wrote, and the choice. */
export const ClashNotes = <T extends object>({ fields, labels }: ClashNotesProps<T>): ReactElement => (
  <>
    {fields.clashes.map((name) => {
      const label = labels[name] ?? String(name)
      return (
        <Alert key={String(name)} color="orange" role="alert" title={`“${label}” was changed meanwhile`}>
          {said(fields.theirs[name])}
          <div className="clash__ways">
            <Button size="compact-sm" variant="default" onClick={() => fields.take(name)}>
              Take theirs
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => fields.keep(name)}>
              Keep mine
            </Button>
          </div>
        </Alert>
      )
    })}
  </>
)

const said = (value: unknown): string =>
  typeof value === 'string' && value !== ''
    ? `It says “${value}” now. What you typed is kept.`
    : 'What you typed is kept.'
