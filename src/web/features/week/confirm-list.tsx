import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { confirmBlock, missBlock, type BlockView } from '#contracts/http/block-routes.ts'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { spanText } from '../../format/zoned-time.ts'
import { colorVars } from '../../ui/palette.ts'
import { toConfirm } from './open-matters.ts'

/** Ended blocks: one click each. */
export function ConfirmList({ week }: { readonly week: WeekView }): ReactElement | null {
  const blocks = toConfirm(week)
  if (blocks.length === 0) return null
  return (
    <section className="rail__section" aria-labelledby="to-confirm">
      <h2 id="to-confirm">
        Did it happen? <span className="count">{blocks.length}</span>
      </h2>
      <ul className="confirm-list">
        {blocks.map((block) => (
          <ConfirmRow key={block.id} block={block} timeZone={week.timeZone} />
        ))}
      </ul>
    </section>
  )
}

function ConfirmRow({
  block,
  timeZone,
}: {
  readonly block: BlockView
  readonly timeZone: string
}): ReactElement {
  const done = useAct(confirmBlock, { topics: ['week'], done: `“${block.title}” is done.` })
  const missed = useAct(missBlock, {
    topics: ['week'],
    done: `“${block.title}” goes back to the planner.`,
  })
  const params = { id: block.id }
  const isBusy = done.isPending || missed.isPending
  return (
    <li className="confirm-row" style={colorVars(block.colorId)}>
      <Link to="/blocks/$id" params={params} search={(search) => search} className="confirm-row__what">
        <strong>{block.title}</strong>
        <span>{spanText(block.start, block.end, timeZone)}</span>
      </Link>
      <div className="confirm-row__actions">
        <Button
          size="compact-xs"
          variant="light"
          color="green"
          disabled={isBusy}
          aria-label={`Done: ${block.title}`}
          onClick={() => done.mutate({ params, body: {} })}
        >
          Done
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          disabled={isBusy}
          aria-label={`Missed: ${block.title}`}
          onClick={() => missed.mutate({ params })}
        >
          Missed
        </Button>
      </div>
    </li>
  )
}
