import { NumberInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useSignedIn } from '../../../app/session-context.ts'
import { fieldOfInstant, instantOfField } from '../../../format/zoned-time.ts'
import { TypedField } from '../../../ui/typed-field.tsx'
import { minutesOf } from './block-words.ts'
import type { Span } from '../grid/nudge.ts'
import { spanFrom } from './span-from.ts'

export type TypedSpan = {
  readonly from: string
  readonly minutes: number | string
  /** Null as long as what is typed is no time. */
  readonly start: string | null
  readonly span: Span | null
  readonly setFrom: (from: string) => void
  readonly setMinutes: (minutes: number | string) => void
}

/** Start and length as they are typed, beginning with what is given. */
export function useTypedSpan(given: Span): TypedSpan {
  const { timeZone } = useSignedIn().person
  const [from, setFrom] = useState(fieldOfInstant(given.start, timeZone))
  const [minutes, setMinutes] = useState<number | string>(minutesOf(given))
  const start = instantOfField(from, timeZone)
  return { from, minutes, start, span: spanFrom(start, minutes), setFrom, setMinutes }
}

type SpanFieldsProps = {
  readonly typed: TypedSpan
  readonly faults: Readonly<Partial<Record<string, string>>>
  readonly isFirst: boolean
}

export function SpanFields({ typed, faults, isFirst }: SpanFieldsProps): ReactElement {
  const { timeZone, settings } = useSignedIn().person
  return (
    <>
      <TypedField
        kind="datetime-local"
        label="Start"
        description={`Wall time in ${timeZone}`}
        value={typed.from}
        onChange={typed.setFrom}
        error={typed.start === null ? 'A day and a time, please' : faults['start']}
        data-autofocus={isFirst || undefined}
      />
      <NumberInput
        label="Minutes"
        value={typed.minutes}
        onChange={typed.setMinutes}
        min={5}
        max={1440}
        step={settings.gridMinutes}
        allowDecimal={false}
        error={faults['end']}
      />
    </>
  )
}
