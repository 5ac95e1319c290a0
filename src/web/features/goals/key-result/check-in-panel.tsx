import { Input, NumberInput, Slider, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, type ReactElement, type RefObject } from 'react'
import { addCheckIn } from '#contracts/http/key-result-routes.ts'
import { faultsByField } from '../../../api/api-error.ts'
import { checkInsQuery } from '../../../api/queries.ts'
import { useAct } from '../../../api/use-act.ts'
import { useSignedIn } from '../../../app/session-context.ts'
import { formatMinutes } from '../../../format/duration.ts'
import { dayText } from '../../../format/zoned-time.ts'
import { Form } from '../../../ui/form.tsx'
import { useFields } from '../../../ui/use-fields.ts'
import { standing, withUnit } from './key-result-words.ts'
import type { KeyResultView } from '../goal-types.ts'

type CheckInPanelProps = { readonly keyResult: KeyResultView; readonly onClose: () => void }
type CheckInFields = { readonly value: number | string; readonly confidence: number; readonly note: string }

const USUAL_CONFIDENCE = 7

/** Where does it stand, and how sure are you? In its own place, filled in with what was said last. */
export function CheckInPanel({ keyResult, onClose }: CheckInPanelProps): ReactElement {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.querySelector<HTMLElement>('input, [role=slider]')?.focus(), [])
  useEscape(panel, onClose)
  return (
    <section ref={panel} className="check-in" aria-label={`Check in: ${keyResult.title}`}>
      <CheckInForm keyResult={keyResult} onClose={onClose} />
      <EarlierCheckIns keyResult={keyResult} />
    </section>
  )
}

function useEscape(within: RefObject<HTMLElement | null>, onEscape: () => void): void {
  useEffect(() => {
    const element = within.current
    const listen = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') onEscape()
    }
    element?.addEventListener('keydown', listen)
    return () => element?.removeEventListener('keydown', listen)
  }, [within, onEscape])
}

function CheckInForm({ keyResult, onClose }: CheckInPanelProps): ReactElement {
  const takesValue = keyResult.kind === 'metric' && keyResult.kpiId === null
  const { values, set } = useFields<CheckInFields>({
    value: takesValue ? (keyResult.current ?? '') : '',
    confidence: keyResult.confidence ?? USUAL_CONFIDENCE,
    note: '',
  })
  const add = useAct(addCheckIn, {
    topics: ['goals'],
    showsFaults: true,
    done: 'The check-in is recorded.',
    onDone: onClose,
  })
  const faults = faultsByField(add.error)
  const save = (): void => {
    const value = takesValue && values.value !== '' ? Number(values.value) : null
    add.mutate({
      params: { id: keyResult.id },
      body: { value, confidence: values.confidence, note: values.note },
    })
  }
  return (
    <Form
      onSubmit={save}
      submit="Check in"
      isPending={add.isPending}
      error={add.error}
      shown={['value', 'confidence', 'note']}
      onCancel={onClose}
    >
      <p className="check-in__standing">
        {standing(keyResult)} · {formatMinutes(keyResult.effort.doneMinutes)} of work done
        {keyResult.kind === 'metric' && !takesValue && ' · its value comes from its KPI'}
      </p>
      {takesValue && (
        <NumberInput
          label="Value now"
          description={keyResult.target !== null && `Target: ${withUnit(keyResult.target, keyResult.unit)}`}
          value={values.value}
          onChange={(value) => set('value', value)}
          error={faults['value']}
        />
      )}
      <Confidence
        value={values.confidence}
        onChange={(confidence) => set('confidence', confidence)}
        error={faults['confidence']}
      />
      <Textarea
        label="Note"
        autosize
        minRows={2}
        value={values.note}
        onChange={(event) => set('note', event.currentTarget.value)}
        error={faults['note']}
      />
    </Form>
  )
}

type ConfidenceProps = {
  readonly value: number
  readonly onChange: (value: number) => void
  readonly error: string | undefined
}

const Confidence = ({ value, onChange, error }: ConfidenceProps): ReactElement => (
  <Input.Wrapper label={`Confidence: ${value} of 10`} error={error} labelElement="div">
    <Slider
      thumbLabel="Confidence, 0 to 10"
      min={0}
      max={10}
      step={1}
      label={null}
      value={value}
      onChange={onChange}
    />
  </Input.Wrapper>
)

function EarlierCheckIns({ keyResult }: { readonly keyResult: KeyResultView }): ReactElement {
  const { timeZone } = useSignedIn().person
  const { data: checkIns = [] } = useQuery(checkInsQuery(keyResult.id))
  return (
    <div className="check-ins">
      <h4>Earlier</h4>
      {checkIns.length === 0 && <p>This is the first word on it.</p>}
      <ul>
        {checkIns.slice(0, 5).map(({ id, at, value, confidence, note }) => (
          <li key={id}>
            <span>{dayText(at, timeZone)}</span>
            <strong>
              {value !== null && keyResult.kind === 'metric' ? `${withUnit(value, keyResult.unit)} · ` : ''}
              {confidence}/10
            </strong>
            {note !== '' && <p>{note}</p>}
          </li>
        ))}
      </ul>
    </div>
  )
}
