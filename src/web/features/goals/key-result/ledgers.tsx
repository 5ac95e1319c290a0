import type { ReactElement } from 'react'
import { formatMinutes, formatShare } from '../../../format/duration.ts'
import { PaceBadge } from '../pace/pace-badge.tsx'
import { percentOf } from '../pace/pace-words.ts'
import { scoreText } from '../cycle/score-words.ts'
import type { ObjectiveView } from '../goal-types.ts'

type Outcome = ObjectiveView['outcome']
type Effort = ObjectiveView['effort']

type LedgersProps = {
  readonly outcome: Outcome
  readonly effort: Effort
  /** Given by a person at the end; stands beside the computed one. */
  readonly finalScore: number | null
}

/** Both ledgers, side by side and never mixed: what was reached, and what was put in. */
export const Ledgers = ({ outcome, effort, finalScore }: LedgersProps): ReactElement => (
  <div className="ledgers">
    <OutcomeLedger outcome={outcome} finalScore={finalScore} />
    <EffortLedger effort={effort} />
  </div>
)

const OutcomeLedger = ({ outcome, finalScore }: Omit<LedgersProps, 'effort'>): ReactElement => (
  <div className="ledger">
    <p className="ledger__head">
      <span className="ledger__name">Outcome</span>
      {outcome.status !== null && <PaceBadge status={outcome.status} />}
    </p>
    {outcome.progress === null ? (
      <p className="ledger__none">Nothing to measure: hours never move an outcome.</p>
    ) : (
      <>
        <div className="bar" aria-hidden="true">
          <span className="bar__part bar__part--done" style={{ width: `${outcome.progress * 100}%` }} />
          <Expected share={outcome.expected} />
        </div>
        <p className="ledger__sum">
          <strong>{formatShare(outcome.progress)}</strong> reached
          {outcome.expected !== null && ` · ${formatShare(outcome.expected)} expected by now`}
        </p>
      </>
    )}
    {finalScore !== null && (
      <p className="ledger__sum">
        Final score <strong>{scoreText(finalScore)}</strong>, computed {scoreText(outcome.progress)}
      </p>
    )}
  </div>
)

const EffortLedger = ({ effort }: { readonly effort: Effort }): ReactElement => {
  const { doneMinutes, unconfirmedMinutes, plannedMinutes, targetMinutes } = effort
  const whole = Math.max(targetMinutes ?? 0, doneMinutes + unconfirmedMinutes + plannedMinutes)
  const parts = [
    ['done', doneMinutes],
    ['unconfirmed', unconfirmedMinutes],
    ['planned', plannedMinutes],
  ] as const
  return (
    <div className="ledger">
      <p className="ledger__head">
        <span className="ledger__name">Effort</span>
        {effort.status !== null && <PaceBadge status={effort.status} />}
      </p>
      {whole === 0 ? (
        <p className="ledger__none">No hours yet, and none asked for.</p>
      ) : (
        <>
          <div className="bar" aria-hidden="true">
            {parts.map(([name, minutes]) => (
              <span
                key={name}
                className={`bar__part bar__part--${name}`}
                style={{ width: `${percentOf(minutes, whole)}%` }}
              />
            ))}
            <Expected share={expectedShare(effort, whole)} />
          </div>
          <p className="ledger__sum">
            <strong>{formatMinutes(doneMinutes)}</strong> done
            {unconfirmedMinutes > 0 && ` · ${formatMinutes(unconfirmedMinutes)} to confirm`}
            {` · ${formatMinutes(plannedMinutes)} planned`}
            {targetMinutes !== null && ` · ${formatMinutes(targetMinutes)} wanted`}
          </p>
        </>
      )}
    </div>
  )
}

const Expected = ({ share }: { readonly share: number | null }): ReactElement | null =>
  share === null ? null : (
    <span
      className="bar__expected"
      style={{ left: `${Math.min(100, share * 100)}%` }}
      title="Expected by now"
    />
  )

/** Where on the bar the work should stand by now: the bar may be longer than the target. */
const expectedShare = ({ expected, targetMinutes }: Effort, whole: number): number | null =>
  expected === null || targetMinutes === null || whole === 0 ? null : (expected * targetMinutes) / whole
