import { Radio } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { createFromTemplate } from '#contracts/http/habit-routes.ts'
import { habitsQuery } from '../../api/queries.ts'
import { useAct } from '../../api/use-act.ts'
import { Icon } from '../../ui/icon.tsx'
import { templatesQuery } from '../habits/habit-queries.ts'
import { cadenceText } from '../habits/habit-words.ts'
import { StepFrame, unreadOf, type StepMoves } from './step-frame.tsx'

/** The fourth question: something small that comes again. */
export function HabitStep({ moves }: { readonly moves: StepMoves }): ReactElement {
  const { data: habits } = useQuery(habitsQuery)
  const { data: templates, error, refetch } = useQuery(templatesQuery)
  const [chosen, setChosen] = useState('weekly-review')
  const add = useAct(createFromTemplate, { topics: ['habits'], showsFaults: true, onDone: moves.onNext })
  const first = habits?.[0]
  if (first !== undefined)
    return (
      <StepFrame
        moves={moves}
        title="Your habit is there"
        why="You can change it, and add others, on the page of habits."
        submit="Go on"
        onSubmit={moves.onNext}
        canSkip={false}
      >
        <p className="step__made">
          <Icon name="check" size={16} /> {first.title}
        </p>
      </StepFrame>
    )
  return (
    <StepFrame
      moves={moves}
      title="What should happen every week?"
      why="Choose one to begin with. It finds its best time among your events, and moves when they do."
      submit="Make it a habit"
      onSubmit={() => add.mutate({ params: { templateId: chosen }, body: {} })}
      isPending={add.isPending}
      error={add.error}
      unread={unreadOf(templates, error, refetch)}
    >
      <Radio.Group aria-label="Habits to start from" value={chosen} onChange={setChosen}>
        <div className="step__templates">
          {(templates ?? []).map((template) => (
            <Radio.Card key={template.id} value={template.id} className="step__template">
              <Radio.Indicator size="xs" />
              <span>
                <strong>{template.title}</strong>
                <span>{cadenceText(template)}</span>
              </span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
    </StepFrame>
  )
}
