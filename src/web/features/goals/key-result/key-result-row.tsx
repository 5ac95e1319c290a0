import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState, type ReactElement } from 'react'
import { useSignedIn } from '../../../app/session-context.ts'
import { formatMinutes } from '../../../format/duration.ts'
import { dayText } from '../../../format/zoned-time.ts'
import { kpisQuery } from '../../kpis/kpi-queries.ts'
import { CheckInBadge } from './check-in-badge.tsx'
import { CheckInPanel } from './check-in-panel.tsx'
import { effortForecastText, outcomeForecastText } from '../pace/forecast-words.ts'
import { useGoalsInView } from '../goals-context.ts'
import { HintsAt } from '../hints.tsx'
import { effortPlanText, standing } from './key-result-words.ts'
import { MetricLines } from './metric-lines.tsx'
import { KeyResultActions } from './key-result-actions.tsx'
import { MilestoneList } from './milestone-list.tsx'
import { OwnerName } from '../objective/owner-name.tsx'
import { PacePanel } from '../pace/pace-panel.tsx'
import { PaceBadge } from '../pace/pace-badge.tsx'
import { percentOf } from '../pace/pace-words.ts'
import type { KeyResultView } from '../goal-types.ts'

type KeyResultRowProps = {
  readonly keyResult: KeyResultView
  readonly mayEdit: boolean
  /** Hours of one's own calendar may be asked for. */
  readonly mayLink: boolean
  readonly onEdit: () => void
}

export function KeyResultRow({ keyResult, mayEdit, mayLink, onEdit }: KeyResultRowProps): ReactElement {
  const [checksIn, setChecksIn] = useState(false)
  const [showsPace, setShowsPace] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    setChecksIn(false)
    button.current?.focus()
  }
  const { id, title, outcome, effort } = keyResult
  return (
    <li className="key-result">
      <div className="key-result__main">
        <h3>{title}</h3>
        <p className="key-result__facts">
          <span className="key-result__kind">{kindLabel[keyResult.kind]}</span> {standing(keyResult)}
          <CheckedIn keyResult={keyResult} />
          <OwnerName ownerId={keyResult.ownerId} />
          {keyResult.kind === 'metric' && keyResult.kpiId !== null && <Follows kpiId={keyResult.kpiId} />}
        </p>
        <Forecasts keyResult={keyResult} />
        <CheckInBadge keyResult={keyResult} />
        {keyResult.kind === 'milestone' && <MilestoneList keyResult={keyResult} mayEdit={mayEdit} />}
      </div>
      <div className="key-result__ledger">
        <LedgerHead name="Outcome" status={outcome.status} />
        <MiniBar share={outcome.progress} expected={outcome.expected} />
        {keyResult.kind === 'metric' && <MetricLines keyResult={keyResult} />}
      </div>
      <div className="key-result__ledger">
        <LedgerHead name="Effort" status={effort.status} />
        <EffortBar keyResult={keyResult} />
      </div>
      <KeyResultActions
        keyResult={keyResult}
        mayEdit={mayEdit}
        mayLink={mayLink}
        checkInButton={button}
        checkIn={{ isOpen: checksIn, toggle: () => setChecksIn(!checksIn) }}
        pace={{ isOpen: showsPace, toggle: () => setShowsPace(!showsPace) }}
        onEdit={onEdit}
      />
      <HintsAt objectiveId={keyResult.objectiveId} keyResultId={id} />
      {showsPace && <PacePanel keyResult={keyResult} />}
      {checksIn && <CheckInPanel keyResult={keyResult} onClose={close} />}
    </li>
  )
}

type LedgerHeadProps = {
  readonly name: string
  readonly status: KeyResultView['outcome']['status']
}

const LedgerHead = ({ name, status }: LedgerHeadProps): ReactElement => (
  <span className="key-result__label">
    {name} {status !== null && <PaceBadge status={status} />}
  </span>
)

/** Where both ledgers are heading, in words. */
function Forecasts({ keyResult }: { readonly keyResult: KeyResultView }): ReactElement | null {
  const { cycle, today } = useGoalsInView()
  const { outcome, effort, outcomeForecast, effortForecast } = keyResult
  if (outcomeForecast === null && effortForecast === null) return null
  return (
    <div className="key-result__forecast">
      {outcomeForecast !== null && (
        <p>{outcomeForecastText(outcomeForecast, cycle.endsOn, { today, isMet: outcome.progress === 1 })}</p>
      )}
      {effortForecast !== null && (
        <p>{effortForecastText(effortForecast, cycle.endsOn, { isMet: effort.progress === 1 })}</p>
      )}
    </div>
  )
}

const kindLabel = { metric: 'Metric', milestone: 'Milestones', effort: 'Effort' } as const

function CheckedIn({ keyResult }: { readonly keyResult: KeyResultView }): ReactElement | null {
  const { timeZone } = useSignedIn().person
  if (keyResult.lastCheckInAt === null) return null
  return <span> · checked in {dayText(keyResult.lastCheckInAt, timeZone)}</span>
}

/** Names the KPI whose readings move it. */
function Follows({ kpiId }: { readonly kpiId: string }): ReactElement | null {
  const { data: kpis = [] } = useQuery(kpisQuery)
  const kpi = kpis.find(({ id }) => id === kpiId)
  return kpi === undefined ? null : (
    <span>
      {' · follows '}
      <Link to="/goals" search={{ view: 'kpis' }}>
        {kpi.title}
      </Link>
    </span>
  )
}

type MiniBarProps = { readonly share: number | null; readonly expected: number | null }

const MiniBar = ({ share, expected }: MiniBarProps): ReactElement =>
  share === null ? (
    <span className="key-result__none">Not measured</span>
  ) : (
    <span className="mini">
      <span className="bar bar--mini" aria-hidden="true">
        <span className="bar__part bar__part--done" style={{ width: `${share * 100}%` }} />
        {expected !== null && <span className="bar__expected" style={{ left: `${expected * 100}%` }} />}
      </span>
      {Math.round(share * 100)} %
    </span>
  )

function EffortBar({
  keyResult: { effort, effortPlan },
}: {
  readonly keyResult: KeyResultView
}): ReactElement {
  const { doneMinutes, unconfirmedMinutes, plannedMinutes, targetMinutes } = effort
  const whole = Math.max(targetMinutes ?? 0, doneMinutes + unconfirmedMinutes + plannedMinutes)
  const plan = effortPlanText(effortPlan)
  if (whole === 0 && plan === null) return <span className="key-result__none">No hours planned</span>
  return (
    <>
      <span className="mini">
        <span className="bar bar--mini" aria-hidden="true">
          <span
            className="bar__part bar__part--done"
            style={{ width: `${percentOf(doneMinutes, whole)}%` }}
          />
          <span
            className="bar__part bar__part--unconfirmed"
            style={{ width: `${percentOf(unconfirmedMinutes, whole)}%` }}
          />
          <span
            className="bar__part bar__part--planned"
            style={{ width: `${percentOf(plannedMinutes, whole)}%` }}
          />
        </span>
        {formatMinutes(doneMinutes)}
        {targetMinutes !== null && ` / ${formatMinutes(targetMinutes)}`}
      </span>
      {plan !== null && <span className="key-result__plan">{plan}</span>}
    </>
  )
}
