import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { addDays, longDateText } from '../../../format/zoned-time.ts'
import { useGoalsInView } from '../goals-context.ts'
import { scoreText } from './score-words.ts'
import type { GoalsDialog, ObjectiveView } from '../goal-types.ts'

/** So many days before its end a cycle asks how it went. */
const NOTICE_DAYS = 10

type CycleEndProps = {
  readonly objectives: readonly ObjectiveView[]
  readonly onOpen: (dialog: GoalsDialog) => void
}

/** Drafts were never tried, and what was dropped is not judged. */
export const isScored = ({ status }: ObjectiveView): boolean => status !== 'draft' && status !== 'dropped'

/** At the end of a cycle: a person's score beside the computed one, and what goes on in the next. */
export function CycleEnd({ objectives, onOpen }: CycleEndProps): ReactElement | null {
  const { cycle, today } = useGoalsInView()
  const scored = objectives.filter(isScored)
  if (today < addDays(cycle.endsOn, -NOTICE_DAYS) || scored.length === 0) return null
  return (
    <section className="card cycle-end" aria-labelledby="cycle-end-title">
      <header>
        <div>
          <h2 id="cycle-end-title">How did it go?</h2>
          <p>
            {cycle.title} {today > cycle.endsOn ? 'ended' : 'ends'} on {longDateText(cycle.endsOn)}.
          </p>
        </div>
        <div className="cycle-end__ways">
          <Button onClick={() => onOpen('close-cycle')}>Score and close…</Button>
          <Button variant="default" onClick={() => onOpen('take-over')}>
            Take over into the next cycle…
          </Button>
        </div>
      </header>
      <ul>
        {scored.map(({ id, title, outcome, finalScore }) => (
          <li key={id}>
            <span className="cycle-end__title">{title}</span>
            <span className="cycle-end__computed">
              {finalScore === null ? 'not scored yet' : `scored ${scoreText(finalScore)}`},{' '}
              {scoreText(outcome.progress)} computed
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
