import type { ReactElement } from 'react'
import { confirmBlock, missBlock, reopenBlock, type BlockView } from '#contracts/http/block-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { spanText } from '../../format/zoned-time.ts'
import { showToast } from '../../ui/toasts.ts'
import { BlockRow } from './block-row.tsx'

type ConfirmRowProps = { readonly block: BlockView; readonly timeZone: string }

/** An ended block: did it happen? */
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
  return (
    <li>
      <BlockRow
        block={block}
        note={spanText(block.start, block.end, timeZone)}
        isBusy={done.isPending || missed.isPending}
        words={[
          { text: 'Done', look: 'good', say: () => done.mutate({ params, body: {} }) },
          { text: 'Missed', look: 'quiet', say: () => missed.mutate({ params }) },
        ]}
      />
    </li>
  )
}
