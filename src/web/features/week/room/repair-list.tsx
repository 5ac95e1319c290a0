import { Button } from '@mantine/core'
import { Suspense, useState, type ReactElement } from 'react'
import type { PlanVersionView } from '#contracts/http/plan-routes.ts'
import { formatNumber } from '../../../format/duration.ts'
import { repairText } from '../plan/plan-words.ts'
import { useApplyRepair } from './use-apply-repair.ts'
import { part } from '../../../ui/part.tsx'

const Consequences = part(async () => (await import('../plan/change-list.tsx')).Consequences)

/** The smallest changes that would make it fit, each with what it brings and a button that does it. */
export function RepairList({ version }: { readonly version: PlanVersionView }): ReactElement | null {
  const apply = useApplyRepair()
  const [seen, see] = useState<string | null>(null)
  const { id: versionId, repairs, cost } = version
  if (repairs.length === 0) return null
  return (
    <section className="rail__section" aria-labelledby="repairs">
      <h2 id="repairs">What would make it fit</h2>
      <ul className="repairs">
        {repairs.map(({ id, sentence, costAfter }) => (
          <li key={id}>
            <p
              title={`${formatNumber(Math.round(cost.total))} points before, ${formatNumber(Math.round(costAfter))} after`}
            >
              {repairText(sentence)}
            </p>
            <div className="repairs__foot">
              <Button
                size="compact-sm"
                variant="subtle"
                aria-expanded={seen === id}
                aria-label={`What if: ${repairText(sentence)}`}
                onClick={() => see(seen === id ? null : id)}
              >
                What if…
              </Button>
              <Button
                size="compact-sm"
                variant="light"
                loading={apply.isPending && apply.variables.body.repairId === id}
                disabled={apply.isPending}
                aria-label={`Apply: ${repairText(sentence)}`}
                onClick={() => apply.mutate({ body: { versionId, repairId: id } })}
              >
                Apply
              </Button>
            </div>
            <Suspense fallback={null}>{seen === id && <Consequences whatIf={{ repairId: id }} />}</Suspense>
          </li>
        ))}
      </ul>
    </section>
  )
}
