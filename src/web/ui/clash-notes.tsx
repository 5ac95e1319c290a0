import { Alert, Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { writeTyped } from '../format/typed-time.ts'
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

const said = (value: unknown): string => {
  const words = wordsOf(value)
  return words === null ? 'What you typed is kept.' : `It says “${words}” now. What you typed is kept.`
}

/** Null for what says nothing to a reader: nothing at all, ids, lists. */
function wordsOf(value: unknown): string | null {
  if (typeof value !== 'string' || value === '' || /^[\da-f]{8}-[\da-f-]{27}$/.test(value)) return null
  return kinds.find(({ looks }) => looks.test(value))?.write(value) ?? value
}

const kinds = [
  { looks: /^\d{4}-\d\d-\d\dT\d\d:\d\d$/, write: (value: string) => writeTyped('datetime-local', value) },
  { looks: /^\d{4}-\d\d-\d\d$/, write: (value: string) => writeTyped('date', value) },
  { looks: /^\d\d:\d\d$/, write: (value: string) => writeTyped('time', value) },
]
