import { NumberInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, type ReactElement } from 'react'
import { createKeyResult } from '#contracts/http/key-result-routes.ts'
import { createObjective } from '#contracts/http/objective-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { cyclesQuery, objectivesQuery } from '../../api/queries.ts'
import { useAct } from '../../api/use-act.ts'
import { serverNow, useSignedIn } from '../../app/session-context.ts'
import { longDateText } from '../../format/zoned-time.ts'
import { Icon } from '../../ui/icon.tsx'
import { minutesUntil } from './first-run-steps.ts'
import { useKeptFields } from './kept-fields.ts'
import { StepFrame, type StepMoves } from './step-frame.tsx'

const nothing = { goal: '', keyResult: '', from: 0 as number | string, to: '' as number | string, hours: 4 }

/** The third question: a goal, by what it is measured, and the hours it gets. */
export function GoalStep({ moves }: { readonly moves: StepMoves }): ReactElement {
  const { data: objectives } = useQuery(objectivesQuery(undefined))
  const first = objectives?.[0]
  if (first === undefined) return <GoalForm moves={moves} />
  return (
    <StepFrame
      moves={moves}
      title="Your goal is there"
      why="You can change it, and add others, on the page of goals."
      submit="Go on"
      onSubmit={moves.onNext}
      canSkip={false}
    >
      <p className="step__made">
        <Icon name="check" size={16} /> {first.title}
      </p>
    </StepFrame>
  )
}

function GoalForm({ moves }: { readonly moves: StepMoves }): ReactElement {
  const { values, set } = useKeptFields('goal', nothing)
  const { data: cycles } = useQuery(cyclesQuery)
  const cycle = cycles?.find(({ isCurrent }) => isCurrent)
  const { save, error, isPending } = useSaveGoal(values, cycle?.endsOn, moves.onNext)
  const faults = faultsByField(error)
  const end = cycle === undefined ? '' : ` by ${longDateText(cycle.endsOn)}`
  return (
    <StepFrame
      moves={moves}
      title="What do you want to reach?"
      why={`One goal is enough to begin with. It gets hours in your week, every week, until it is reached${end}.`}
      submit="Give it room"
      onSubmit={save}
      isPending={isPending}
      error={error}
      shown={['title']}
    >
      <TextInput
        label="Goal"
        placeholder="For example: launch the beta"
        value={values.goal}
        maxLength={300}
        autoComplete="off"
        onChange={(event) => set('goal', event.currentTarget.value)}
        error={faults['title'] && 'Say in a few words what you want to reach, or skip this question.'}
      />
      <div className="step__measure">
        <TextInput
          label="How will you know?"
          placeholder="For example: pilot customers"
          value={values.keyResult}
          maxLength={300}
          autoComplete="off"
          onChange={(event) => set('keyResult', event.currentTarget.value)}
        />
        <NumberInput label="From" hideControls value={values.from} onChange={(from) => set('from', from)} />
        <NumberInput label="To" hideControls value={values.to} onChange={(to) => set('to', to)} />
      </div>
      <NumberInput
        label="Hours a week"
        className="step__hours"
        suffix=" h"
        min={0.5}
        max={60}
        step={1}
        value={values.hours}
        onChange={(hours) => set('hours', Number(hours))}
      />
    </StepFrame>
  )
}

type GoalFields = typeof nothing

/** Two requests: when the second one is refused, the first one is not made again. */
function useSaveGoal(values: GoalFields, endsOn: string | undefined, onDone: () => void) {
  const signedIn = useSignedIn()
  const madeId = useRef<string | null>(null)
  const measure = useAct(createKeyResult, { topics: ['goals'], showsFaults: true, onDone })
  const askFor = (id: string): void =>
    measure.mutate({ params: { id }, body: keyResultOf(values, endsOn, serverNow(signedIn)) })
  const create = useAct(createObjective, {
    topics: [],
    showsFaults: true,
    onDone: ({ id }) => {
      madeId.current = id
      askFor(id)
    },
  })
  return {
    save: (): void =>
      madeId.current === null
        ? create.mutate({ body: { title: values.goal.trim() } })
        : askFor(madeId.current),
    error: create.error ?? measure.error,
    isPending: create.isPending || measure.isPending,
  }
}

function keyResultOf(
  { goal, keyResult, from, to, hours }: GoalFields,
  endsOn: string | undefined,
  nowMs: number,
) {
  const effortPlan = { targetMinutesPerWeek: Math.round(hours * 60) }
  const title = keyResult.trim()
  if (title !== '' && to !== '')
    return {
      kind: 'metric' as const,
      title,
      baseline: from === '' ? 0 : Number(from),
      target: Number(to),
      effortPlan,
    }
  return {
    kind: 'effort' as const,
    title: title === '' ? `Hours for: ${goal.trim()}`.slice(0, 300) : title,
    target: endsOn === undefined ? Math.round(hours * 60) : minutesUntil(endsOn, nowMs, hours),
    effortPlan,
  }
}
