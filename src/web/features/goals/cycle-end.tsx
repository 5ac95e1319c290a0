import { Button, NumberInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { updateObjective } from '#contracts/http/objective-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { addDays, longDateText } from '../../format/zoned-time.ts'
import { useGoalsInView } from './goals-context.ts'
import { scoreText } from './score-words.ts'
import type { ObjectiveView } from './goal-types.ts'

/** So many days before its end a cycle asks how it went. */
const noticeDays = 10

type CycleEndProps = { readonly objectives: readonly ObjectiveView[]; readonly onTakeOver: () => void }

/** At the end of a cycle: a person's score beside the computed one, and what goes on in the next. */
export function CycleEnd({ objectives, onTakeOver }: CycleEndProps): ReactElement | null {
  const { cycle, today } = useGoalsInView()
  const scored = objectives.filter(({ status }) => status !== 'draft' && status !== 'dropped')
  if (today < addDays(cycle.endsOn, -noticeDays) || scored.length === 0) return null
  return (
    <section className="card cycle-end" aria-labelledby="cycle-end-title">
      <header>
        <div>
          <h2 id="cycle-end-title">How did it go?</h2>
          <p>
            {cycle.title} {today > cycle.endsOn ? 'ended' : 'ends'} on {longDateText(cycle.endsOn)}. Your
            score stands beside the computed one and changes nothing else.
          </p>
        </div>
        <Button variant="default" onClick={onTakeOver}>
          Take over into the next cycle…
        </Button>
      </header>
      <ul>
        {scored.map((objective) => (
          <li key={objective.id}>
            <span className="cycle-end__title">{objective.title}</span>
            <span className="cycle-end__computed">{scoreText(objective.outcome.progress)} computed</span>
            <Score key={String(objective.finalScore)} objective={objective} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Score({
  objective: { id, title, finalScore },
}: {
  readonly objective: ObjectiveView
}): ReactElement {
  const [typed, setTyped] = useState<number | string>(finalScore ?? '')
  const save = useAct(updateObjective, {
    topics: ['goals'],
    done: ({ finalScore: score }) =>
      score === null ? 'The score is taken back.' : `“${title}” is scored ${scoreText(score)}.`,
  })
  const wanted = typed === '' ? null : Number(typed)
  return (
    <form
      className="cycle-end__score"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ params: { id }, body: { finalScore: wanted } })
      }}
    >
      <NumberInput
        aria-label={`Final score of ${title}, 0 to 1`}
        placeholder="0.0 – 1.0"
        size="xs"
        min={0}
        max={1}
        step={0.1}
        decimalScale={2}
        value={typed}
        onChange={setTyped}
      />
      <Button
        type="submit"
        size="xs"
        variant="light"
        aria-label={`Save the score of ${title}`}
        disabled={wanted === finalScore}
        loading={save.isPending}
      >
        Save
      </Button>
    </form>
  )
}
