import type { ReactElement } from 'react'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { ConfirmRow } from './confirm-row.tsx'
import { EarlierList } from './earlier-list.tsx'
import { toConfirm } from './open-matters.ts'
import { useEarlier } from './use-earlier.ts'

/** Ended blocks: one click each. */
export function ConfirmList({ week }: { readonly week: WeekView }): ReactElement | null {
  const blocks = toConfirm(week)
  const earlier = useEarlier(week)
  const count = blocks.length + earlier.length
  if (count === 0) return null
  return (
    <section className="rail__section" aria-labelledby="to-confirm">
      <h2 id="to-confirm">
        Did it happen? <span className="count">{count}</span>
      </h2>
      {blocks.length > 0 && (
        <ul className="confirm-list">
          {blocks.map((block) => (
            <ConfirmRow key={block.id} block={block} timeZone={week.timeZone} />
          ))}
        </ul>
      )}
      {earlier.length > 0 && <EarlierList blocks={earlier} timeZone={week.timeZone} />}
    </section>
  )
}
