import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { weekQuery } from '../../api/queries.ts'
import { plural } from '../../format/duration.ts'
import { dateOf, dayText, timeOf } from '../../format/zoned-time.ts'
import { serverNow, useSignedIn } from '../../app/session-context.ts'
import { firstOfWeek } from '../../format/week-range.ts'
import { colorVars } from '../../ui/palette.ts'
import { StepFrame, type StepMoves } from './step-frame.tsx'

/** The last step: what the answers came to, and the way to the week. */
export function PlanStep({
  moves,
  isReading,
}: {
  readonly moves: StepMoves
  readonly isReading: boolean
}): ReactElement {
  const signedIn = useSignedIn()
  const { timeZone, settings } = signedIn.person
  const today = dateOf(serverNow(signedIn), timeZone)
  const { data: week } = useQuery(weekQuery(firstOfWeek(today, settings.weekStart)))
  const blocks = (week?.blocks ?? []).filter(({ state }) => state !== 'withdrawn')
  return (
    <StepFrame
      moves={moves}
      title={blocks.length > 0 ? 'Your week is planned' : 'Plan my week'}
      why={planWords(week, blocks.length, isReading)}
      submit="Show my week"
      onSubmit={moves.onNext}
      canSkip={false}
    >
      {blocks.length > 0 && (
        <ul className="step__blocks" aria-label="Planned this week">
          {blocks.slice(0, 6).map((block) => (
            <li key={block.id} style={colorVars(block.colorId)}>
              <strong>{block.title}</strong>
              <span>
                {dayText(block.start, timeZone)}, {timeOf(block.start, timeZone)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </StepFrame>
  )
}

function planWords(week: WeekView | undefined, blocks: number, isReading: boolean): string {
  if (isReading) return 'Your first plan appears by itself as soon as your calendar has been read.'
  if (week?.isPlanning !== false) return 'Everything is being placed around your events. It takes a moment.'
  if (blocks === 0) return 'Nothing asks for time this week yet. Add a goal, a habit or a task at any time.'
  return `${plural(blocks, 'block')} found room among your events. Each says why it is where it is, and you can drag it elsewhere.`
}
