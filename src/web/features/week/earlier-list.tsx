import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import type { BlockView } from '#contracts/http/block-routes.ts'
import { dateOf, dateText } from '../../format/zoned-time.ts'
import { ConfirmRow } from './confirm-row.tsx'
import { useConfirmAll } from './use-earlier.ts'

type EarlierProps = { readonly blocks: readonly BlockView[]; readonly timeZone: string }

/** What was left open in the weeks before, the latest day first: one click for a block, or for a day. */
export function EarlierList({ blocks, timeZone }: EarlierProps): ReactElement {
  const days = Map.groupBy(blocks, ({ start }) => dateOf(Date.parse(start), timeZone))
  return (
    <details className="earlier">
      <summary>{blocks.length} from the weeks before</summary>
      {[...days]
        .toSorted(([a], [b]) => b.localeCompare(a))
        .map(([date, ofDay]) => (
          <EarlierDay key={date} date={date} blocks={ofDay} timeZone={timeZone} />
        ))}
    </details>
  )
}

function EarlierDay({ date, blocks, timeZone }: EarlierProps & { readonly date: string }): ReactElement {
  const day = dateText(date)
  const all = useConfirmAll(day)
  return (
    <section aria-label={day}>
      <div className="earlier__day">
        <h3>{day}</h3>
        {blocks.length > 1 && (
          <Button
            size="compact-xs"
            variant="light"
            color="green"
            loading={all.isPending}
            aria-label={`All done: ${day}`}
            onClick={() => all.mutate(blocks)}
          >
            All done
          </Button>
        )}
      </div>
      <ul className="confirm-list">
        {blocks.map((block) => (
          <ConfirmRow key={block.id} block={block} timeZone={timeZone} />
        ))}
      </ul>
    </section>
  )
}
