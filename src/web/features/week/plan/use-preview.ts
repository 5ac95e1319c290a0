import { useQuery } from '@tanstack/react-query'
import { listBlocks, type BlockView } from '#contracts/http/block-routes.ts'
import { previewPlan } from '#contracts/http/preview-routes.ts'
import { DAY_MS } from '#core/time/interval.ts'
import { call, type Given } from '../../../api/call.ts'
import { serverNow, useSignedIn } from '../../../app/session-context.ts'
import { minutesOf } from '../block/block-words.ts'
import { comparePlans } from './compare-plans.ts'
import type { Span } from '../grid/nudge.ts'
import { roomChanges, sumsText } from '../room/room-changes.ts'

/** What is thought of: everything planned again, and before that a block moved, a task added or changed, or a repair done. */
export type WhatIf = NonNullable<Given<typeof previewPlan>['body']>

export type Preview = NonNullable<ReturnType<typeof usePreview>['data']>

/** As far as anybody plans. */
const HORIZON_MS = 62 * DAY_MS
const movable: ReadonlySet<BlockView['state']> = new Set(['flexible', 'defended', 'pinned', 'running'])

const minutesIn = (spans: readonly Span[]): number => spans.reduce((sum, span) => sum + minutesOf(span), 0)

/** The plan as it would be, against the plan as it is. Not kept: the next look asks again. */
export function usePreview(whatIf: WhatIf, isAsked = true) {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: ['week', 'preview', whatIf],
    queryFn: async ({ signal }) => {
      const nowMs = serverNow(signedIn)
      const query = { from: new Date(nowMs).toISOString(), to: new Date(nowMs + HORIZON_MS).toISOString() }
      const [plan, blocks] = await Promise.all([
        call(previewPlan, { body: whatIf }, signal),
        call(listBlocks, { query }, signal),
      ])
      const ahead = blocks.items.filter(({ state, start }) => movable.has(state) && Date.parse(start) > nowMs)
      const then = plan.blocks.filter(({ start }) => Date.parse(start) > nowMs)
      return {
        plan,
        changes: comparePlans(ahead, then),
        room: roomChanges(plan.before?.unplaced ?? [], plan.unplaced),
        sums: sumsText(
          { minutes: minutesIn(ahead), cost: plan.before?.cost.total ?? null },
          { minutes: minutesIn(then), cost: plan.cost.total },
        ),
      }
    },
    enabled: isAsked,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
}
