import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { requestPlan, undoPlan, type WeekView } from '#contracts/http/plan-routes.ts'
import { useAct } from '../../../api/use-act.ts'
import { inReadersStyle } from '../../../format/readers-style.ts'
import { Icon } from '../../../ui/icon.tsx'
import { differenceText, sentence } from './plan-words.ts'

type PlanCardProps = { readonly week: WeekView; readonly onPreview: () => void }

/** The version in force: why it was made, what it changed, and the way back. */
export function PlanCard({ week, onPreview }: PlanCardProps): ReactElement {
  const plan = useAct(requestPlan, { topics: ['week'] })
  const undo = useAct(undoPlan, {
    topics: ['week'],
    done: ({ number }) => `Undone. Plan ${number} brings the earlier arrangement back, in Google, too.`,
  })
  const { version, undoRestores, isPlanning } = week
  return (
    <section className="rail__section" aria-labelledby="plan">
      <h2 id="plan">{version === null ? 'Plan' : `Plan ${version.number}`}</h2>
      {version !== null && (
        <>
          <p className="rail__text">{inReadersStyle(version.cause)}</p>
          <p className="rail__text rail__text--dim">{sentence(differenceText(version.difference))}.</p>
        </>
      )}
      <div className="rail__actions">
        {undoRestores !== null && (
          <Button
            size="xs"
            variant="default"
            leftSection={<Icon name="undo" size={15} />}
            loading={undo.isPending}
            title={`Brings back plan ${undoRestores}, in Google, too`}
            onClick={() => undo.mutate({})}
          >
            Undo
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="refresh" size={15} />}
          loading={plan.isPending || isPlanning}
          onClick={() => plan.mutate({})}
        >
          Plan again
        </Button>
        <Button size="xs" variant="subtle" title="What would change? (p)" onClick={onPreview}>
          What if…
        </Button>
      </div>
    </section>
  )
}
