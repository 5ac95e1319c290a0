import { Button, NativeSelect, NumberInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import type { CycleView } from '#contracts/http/goals.ts'
import { messageOf } from '../../../api/api-error.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Form } from '../../../ui/form.tsx'
import { isScored } from './cycle-end.tsx'
import { scoreText } from './score-words.ts'
import { type Closing, useCloseCycle } from './use-close-cycle.ts'
import type { ObjectiveView } from '../goal-types.ts'

type CloseCycleDialogProps = {
  readonly cycle: CycleView
  readonly objectives: readonly ObjectiveView[]
  readonly onClosed: () => void
  readonly onClose: () => void
}

/** A person's word on every objective: how far it came, and what becomes of it. */
export function CloseCycleDialog(props: CloseCycleDialogProps): ReactElement {
  const { cycle, onClosed, onClose } = props
  const objectives = props.objectives.filter(isScored)
  const [typed, setTyped] = useState<Readonly<Record<string, Closing>>>({})
  const wordOn = (objective: ObjectiveView): Closing => typed[objective.id] ?? proposalFor(objective)
  const say = (objective: ObjectiveView, word: Partial<Closing>): void =>
    setTyped((now) => ({
      ...now,
      [objective.id]: { ...(now[objective.id] ?? proposalFor(objective)), ...word },
    }))
  const { save, faults } = useCloseCycle(onClosed)
  const open = objectives.filter((one) => wordOn(one).finalScore === null && one.outcome.progress !== null)
  return (
    <Dialog title={`Close “${cycle.title}”`} onClose={onClose} size="lg">
      <Form
        onSubmit={() => save.mutate(objectives.map((objective) => ({ objective, word: wordOn(objective) })))}
        submit="Save and go on"
        isPending={save.isPending}
        error={faults.size > 0 ? null : save.error}
        shown={[]}
        onCancel={onClose}
        aside={
          open.length > 0 && (
            <Button
              variant="subtle"
              onClick={() => {
                for (const one of open) say(one, { finalScore: rounded(one.outcome.progress) })
              }}
            >
              Take the computed scores
            </Button>
          )
        }
      >
        <p className="dialog__text">
          Your score stands beside the computed one and changes nothing else. What is closed asks for no more
          hours and no more check-ins; what should go on is taken over afterwards.
        </p>
        <ul className="close-cycle">
          {objectives.map((objective) => (
            <Row
              key={objective.id}
              objective={objective}
              word={wordOn(objective)}
              fault={faults.get(objective.id)}
              onSay={(word) => say(objective, word)}
            />
          ))}
        </ul>
      </Form>
    </Dialog>
  )
}

/** What is under way would be closed; everything else stays as it is. */
const proposalFor = ({ finalScore, status }: ObjectiveView): Closing => ({
  finalScore,
  status: status === 'dropped' ? 'dropped' : 'done',
})

const rounded = (progress: number | null): number | null =>
  progress === null ? null : Math.round(progress * 100) / 100

type RowProps = {
  readonly objective: ObjectiveView
  readonly word: Closing
  readonly fault: Error | undefined
  readonly onSay: (word: Partial<Closing>) => void
}

const Row = ({ objective: { title, status, outcome }, word, fault, onSay }: RowProps): ReactElement => (
  <li>
    <span className="close-cycle__title">{title}</span>
    <span className="close-cycle__computed">{scoreText(outcome.progress)} computed</span>
    <NumberInput
      aria-label={`Final score of ${title}, 0 to 1`}
      placeholder="0.0 – 1.0"
      min={0}
      max={1}
      step={0.1}
      decimalScale={2}
      value={word.finalScore ?? ''}
      onChange={(score) => onSay({ finalScore: score === '' ? null : Number(score) })}
      error={fault !== undefined && messageOf(fault)}
    />
    <NativeSelect
      aria-label={`What becomes of ${title}`}
      data={[
        { value: 'done', label: 'Closed' },
        { value: 'dropped', label: 'Dropped' },
        ...(status === 'done' ? [] : [{ value: status, label: `Stays ${status}` }]),
      ]}
      value={word.status}
      onChange={(event) => onSay({ status: event.currentTarget.value as Closing['status'] })}
    />
  </li>
)
