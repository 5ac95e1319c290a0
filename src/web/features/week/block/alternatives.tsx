import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { serverNow, useSignedIn } from '../../../app/session-context.ts'
import { spanText } from '../../../format/zoned-time.ts'
import type { BlockDetail } from './block-detail.ts'
import { actionsOf, extraText } from './block-words.ts'
import { useMoveBlock } from '../grid/use-move-block.ts'

type AlternativesProps = {
  readonly block: BlockDetail
  readonly timeZone: string
  readonly isThinking: boolean
}

/** The best other places of a block, what each would cost more, and a button that takes it there. */
export function Alternatives({ block, timeZone, isThinking }: AlternativesProps): ReactElement | null {
  const move = useMoveBlock()
  const signedIn = useSignedIn()
  const mayMove = actionsOf(block, serverNow(signedIn)).includes('move')
  if (block.alternatives.length === 0)
    return isThinking || !mayMove || block.state === 'pinned' ? null : (
      <p className="panel__meaning">Beside the rest of the plan there is no other place for it.</p>
    )
  return (
    <>
      <h3>Instead</h3>
      <ul className="alternatives">
        {block.alternatives.map(({ start, end, extraCost, because }) => (
          <li key={start}>
            <span className="alternatives__when">{spanText(start, end, timeZone)}</span>
            <span className="alternatives__cost">{extraText(extraCost)}</span>
            {because !== '' && <p>{because}</p>}
            {mayMove && (
              <Button
                size="compact-sm"
                variant="default"
                className="alternatives__take"
                disabled={move.isPending}
                aria-label={`Move to ${spanText(start, end, timeZone)}`}
                onClick={() => move.mutate({ block, start, end })}
              >
                Move here
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
