import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { confirmBlock, missBlock, reopenBlock, type BlockView } from '#contracts/http/block-routes.ts'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { spanText } from '../../format/zoned-time.ts'
import { showToast } from '../../ui/toasts.ts'
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
  const params = { id: block.id }
  const takeBack = useAct(reopenBlock, {
    topics: ['week'],
    done: `“${block.title}” waits for your word again.`,
  })
  const said = (text: string) => ({
    topics: ['week'] as const,
    onDone: (): void =>
      void showToast({
        kind: 'done',
        text: `“${block.title}” ${text}`,
        action: { label: 'Undo', run: () => takeBack.mutate({ params }) },
      }),
  })
  const done = useAct(confirmBlock, said('is done.'))
  const missed = useAct(missBlock, said('goes back to the planner.'))
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
