import { useEffect, useState, type ReactElement } from 'react'
import { extendBlock, stopBlock, type BlockView } from '#contracts/http/block-routes.ts'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { serverNow, useSignedIn } from '../../app/session-context.ts'
import { timeOf } from '../../format/zoned-time.ts'
import { BlockRow } from './block-row.tsx'
import { asksToExtend } from './open-matters.ts'

const LOOK_AGAIN_MS = 5_000

/** A running block whose time is over: go on, or stop? */
export function StillAtIt({ week }: { readonly week: WeekView }): ReactElement | null {
  const signedIn = useSignedIn()
  const [, tick] = useState(0)
  const isRunning = week.blocks.some(({ state }) => state === 'running')
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => tick((count) => count + 1), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isRunning])
  const block = asksToExtend(week, serverNow(signedIn))
  return block === null ? null : <Question block={block} timeZone={week.timeZone} />
}

type QuestionProps = { readonly block: BlockView; readonly timeZone: string }

function Question({ block, timeZone }: QuestionProps): ReactElement {
  const params = { id: block.id }
  const extend = useAct(extendBlock, { topics: ['week'], done: `“${block.title}” goes on.` })
  const stop = useAct(stopBlock, { topics: ['week'], done: `“${block.title}” is stopped.` })
  const more = (minutes: number) => ({
    text: `+${minutes}`,
    meaning: `${minutes} minutes more`,
    look: 'plain' as const,
    say: () => extend.mutate({ params, body: { minutes } }),
  })
  return (
    <section className="rail__section" aria-labelledby="still-at-it">
      <h2 id="still-at-it">Still at it?</h2>
      <BlockRow
        block={block}
        note={`should have ended at ${timeOf(block.end, timeZone)}`}
        isBusy={extend.isPending || stop.isPending}
        words={[more(15), more(30), { text: 'Stop', look: 'quiet', say: () => stop.mutate({ params }) }]}
      />
    </section>
  )
}
