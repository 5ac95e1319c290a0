import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { confirmBlock, missBlock, reopenBlock, type BlockView } from '#contracts/http/block-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { spanText } from '../../format/zoned-time.ts'
import { colorVars } from '../../ui/palette.ts'
import { showToast } from '../../ui/toasts.ts'

type ConfirmRowProps = { readonly block: BlockView; readonly timeZone: string }

/** An ended block with the two words on it that are said most. */
export function ConfirmRow({ block, timeZone }: ConfirmRowProps): ReactElement {
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
