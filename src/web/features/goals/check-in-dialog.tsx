import { NumberInput, Slider, Input, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { addCheckIn } from '#contracts/http/key-result-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { checkInsQuery } from '../../api/queries.ts'
import { useAct } from '../../api/use-act.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { formatHours } from '../../format/duration.ts'
import { dayText } from '../../format/zoned-time.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { useFields } from '../../ui/use-fields.ts'
import { standing, withUnit } from './key-result-words.ts'
import type { KeyResultView } from './goal-types.ts'

type CheckInDialogProps = { readonly keyResult: KeyResultView; readonly onClose: () => void }
type CheckInFields = { readonly value: number | string; readonly confidence: number; readonly note: string }

/** Where does it stand, and how sure are you? Filled in with the last value. */
export function CheckInDialog({ keyResult, onClose }: CheckInDialogProps): ReactElement {
  const isMetric = keyResult.kind === 'metric'
  const { values, set } = useFields<CheckInFields>({
    value: isMetric ? (keyResult.current ?? '') : '',
    confidence: 7,
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
    const value = isMetric && values.value !== '' ? Number(values.value) : null
    add.mutate({
      params: { id: keyResult.id },
      body: { value, confidence: values.confidence, note: values.note },
    })
  }
  return (
    <Dialog title={`Check in: ${keyResult.title}`} onClose={onClose}>
      <Form
        onSubmit={save}
        submit="Check in"
        isPending={add.isPending}
        error={add.error}
        shown={['value', 'confidence', 'note']}
        onCancel={onClose}
      >
        <p className="check-in__standing">
          {standing(keyResult)} · {formatHours(keyResult.effort.doneMinutes)} of work done
        </p>
        {isMetric && (
          <NumberInput
            label="Value now"
            description={keyResult.target !== null && `Target: ${withUnit(keyResult.target, keyResult.unit)}`}
            value={values.value}
            onChange={(value) => set('value', value)}
            error={faults['value']}
            data-autofocus
          />
        )}
        <Input.Wrapper
          label={`Confidence: ${values.confidence} of 10`}
          error={faults['confidence']}
          labelElement="div"
        >
          <Slider
            thumbLabel="Confidence, 0 to 10"
            min={0}
            max={10}
            step={1}
            label={null}
            value={values.confidence}
            onChange={(confidence) => set('confidence', confidence)}
          />
        </Input.Wrapper>
        <Textarea
          label="Note"
          autosize
          minRows={2}
          value={values.note}
          onChange={(event) => set('note', event.currentTarget.value)}
          error={faults['note']}
        />
      </Form>
      <CheckInHistory keyResult={keyResult} />
    </Dialog>
  )
}

function CheckInHistory({ keyResult }: { readonly keyResult: KeyResultView }): ReactElement | null {
  const { timeZone } = useSignedIn().person
  const { data: checkIns = [] } = useQuery(checkInsQuery(keyResult.id))
  if (checkIns.length === 0) return null
  return (
    <section className="check-ins" aria-label="Earlier check-ins">
      <h3>Earlier</h3>
      <ul>
        {checkIns.slice(0, 6).map(({ id, at, value, confidence, note }) => (
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
    </section>
  )
}
