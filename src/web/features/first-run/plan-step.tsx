import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { weekQuery } from '../../api/queries.ts'
import { plural } from '../../format/duration.ts'
import { addDays, dateOf, dayText, timeOf } from '../../format/zoned-time.ts'
import { serverNow, useSignedIn } from '../../app/session-context.ts'
import { firstOfWeek } from '../../format/week-range.ts'
import { colorVars } from '../../ui/palette.ts'
import { StepFrame, type StepMoves } from './step-frame.tsx'

type PlanStepProps = {
  readonly moves: StepMoves
  readonly isReading: boolean
  /** The first date of the week with the first blocks. */
  readonly onShow: (date: string) => void
}

/** The last step: what the answers came to, and the way to the week. */
export function PlanStep({ moves, isReading, onShow }: PlanStepProps): ReactElement {
  const { timeZone } = useSignedIn().person
  const { from, week, blocks } = useFirstWeek()
  return (
    <StepFrame
      moves={moves}
      title={blocks.length > 0 ? 'Your week is planned' : 'Plan my week'}
      why={planWords(week, blocks.length, isReading)}
      submit="Show my week"
      onSubmit={() => onShow(from)}
      canSkip={false}
    >
      {blocks.length > 0 && (
        <ul className="step__blocks" aria-label="Planned">
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

/** This week, or the next one where this one has nothing left to show. */
function useFirstWeek() {
  const signedIn = useSignedIn()
  const { timeZone, settings } = signedIn.person
  const nowMs = serverNow(signedIn)
  const thisWeek = firstOfWeek(dateOf(nowMs, timeZone), settings.weekStart)
  const nextWeek = addDays(thisWeek, 7)
  const { data: now } = useQuery(weekQuery(thisWeek))
  const { data: next } = useQuery(weekQuery(nextWeek))
  const blocks = comingBlocks(now, nowMs)
  return blocks.length > 0
    ? { from: thisWeek, week: now, blocks }
    : { from: nextWeek, week: next, blocks: comingBlocks(next, nowMs) }
}

const comingBlocks = (week: WeekView | undefined, nowMs: number): WeekView['blocks'] =>
  (week?.blocks ?? []).filter(({ state, end }) => state !== 'withdrawn' && Date.parse(end) > nowMs)

function planWords(week: WeekView | undefined, blocks: number, isReading: boolean): string {
  if (isReading) return 'Your first plan appears by itself as soon as your calendar has been read.'
  if (week?.isPlanning !== false && blocks === 0)
    return 'Everything is being placed around your events. It takes a moment.'
  if (blocks === 0) return 'Nothing asks for time yet. Add a goal, a habit or a task whenever you like.'
  return `${plural(blocks, 'block')} found room among your events. Each says why it is where it is, and you can drag it elsewhere.`
}
