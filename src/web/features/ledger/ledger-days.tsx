import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import type { LedgerLineView } from '#contracts/http/ledger-routes.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { formatMinutes } from '../../format/duration.ts'
import { dateOf, dayText, timeOf } from '../../format/zoned-time.ts'
import { evidenceText, signed } from './ledger-words.ts'

type LedgerDaysProps = {
  readonly lines: readonly LedgerLineView[]
  readonly onCorrect: (entry: LedgerLineView) => void
}

/** Entries by the day on which the work was done. */
export function LedgerDays({ lines, onCorrect }: LedgerDaysProps): ReactElement {
  const { timeZone } = useSignedIn().person
  const days = [...Map.groupBy(lines, ({ workedAt }) => dateOf(workedAt, timeZone))]
  return (
    <>
      {days.map(([date, ofDay]) => (
        <section key={date} className="ledger-day">
          <h2>{dayText(ofDay[0]?.workedAt ?? date, timeZone)}</h2>
          <ul className="list">
            {ofDay.map((line) => (
              <LedgerLine key={line.id} line={line} timeZone={timeZone} onCorrect={onCorrect} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

type LedgerLineProps = Pick<LedgerDaysProps, 'onCorrect'> & {
  readonly line: LedgerLineView
  readonly timeZone: string
}

const LedgerLine = ({ line, timeZone, onCorrect }: LedgerLineProps): ReactElement => (
  <li className="ledger-line">
    <time dateTime={line.workedAt}>{timeOf(line.workedAt, timeZone)}</time>
    <span className="ledger-line__what">
      <strong>{line.what}</strong>
      <span>
        {[line.goal === line.what ? null : line.goal, evidenceText(line), line.note || null]
          .filter((part) => part !== null)
          .join(' · ')}
      </span>
    </span>
    <span className="ledger-line__minutes">{signed(line.minutes, formatMinutes)}</span>
    {line.corrects === null && (
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        aria-label={`Correct: ${line.what}, ${timeOf(line.workedAt, timeZone)}`}
        onClick={() => onCorrect(line)}
      >
        Correct…
      </Button>
    )}
  </li>
)
