import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import type { SyncAccountView } from '#contracts/http/sync-routes.ts'
import { syncQuery } from '../../api/queries.ts'
import { readingText, wholeReading } from '../sync/sync-words.ts'
import { BusyStep } from './busy-step.tsx'
import { stepAfter, stepBefore, stepNames, steps, type Step } from './first-run-steps.ts'
import { GoalStep } from './goal-step.tsx'
import { HabitStep } from './habit-step.tsx'
import { HoursStep } from './hours-step.tsx'
import { PlanStep } from './plan-step.tsx'
import type { StepMoves } from './step-frame.tsx'
import { useFirstRun } from './use-first-run.ts'
import './first-run.css'

/** From the first sign-in to a planned week in five questions, each of which may be left out. */
export function FirstRunPage(): ReactElement {
  const { step, go, close } = useFirstRun()
  const [isArrival, setArrival] = useState(false)
  const navigate = useNavigate()
  const { data: sync } = useQuery(syncQuery)
  const reading = wholeReading(sync?.accounts ?? [])
  const leave = (date?: string): void => {
    close()
    void navigate({ to: '/', search: date === undefined ? {} : { date } })
  }
  const moveTo = (to: Step): void => {
    setArrival(true)
    go(to)
  }
  const before = stepBefore(step)
  const moves: StepMoves = {
    isArrival,
    onNext: () => moveTo(stepAfter(step)),
    onBack: before === null ? null : () => moveTo(before),
  }
  return (
    <div className="first-run">
      <div className="first-run__head">
        <StepList step={step} />
        <button type="button" className="first-run__close" onClick={() => leave()}>
          I’ll look around myself
        </button>
      </div>
      <StepNow key={step} step={step} moves={moves} isReading={reading !== null} onShow={leave} />
      {reading !== null && <ReadingLine reading={reading} />}
    </div>
  )
}

const StepList = ({ step }: { readonly step: Step }): ReactElement => (
  <ol className="first-run__steps" aria-label="Steps">
    {steps.map((one, index) => (
      <li
        key={one}
        aria-current={one === step ? 'step' : undefined}
        data-done={index < steps.indexOf(step) || undefined}
      >
        <span>{stepNames[one]}</span>
      </li>
    ))}
  </ol>
)

type StepNowProps = {
  readonly step: Step
  readonly moves: StepMoves
  readonly isReading: boolean
  readonly onShow: (date: string) => void
}

function StepNow({ step, moves, isReading, onShow }: StepNowProps): ReactElement {
  switch (step) {
    case 'hours':
      return <HoursStep moves={moves} />
    case 'busy':
      return <BusyStep moves={moves} />
    case 'goal':
      return <GoalStep moves={moves} />
    case 'habit':
      return <HabitStep moves={moves} />
    case 'plan':
      return <PlanStep moves={moves} isReading={isReading} onShow={onShow} />
  }
}

type Reading = NonNullable<SyncAccountView['reading']>

/** Beside the questions the calendar is being read; nobody has to wait for it. */
const ReadingLine = ({ reading }: { readonly reading: Reading }): ReactElement => (
  <div className="first-run__reading">
    <progress
      aria-label="Your calendar is being read"
      {...(reading.calendars === 0 ? {} : { max: reading.calendars, value: reading.read })}
    />
    <output>{readingText(reading)}</output>
  </div>
)
