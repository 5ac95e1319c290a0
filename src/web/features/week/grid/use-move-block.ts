import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { moveBlock, unpinBlock, type BlockView } from '#contracts/http/block-routes.ts'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { messageOf } from '../../../api/api-error.ts'
import { call } from '../../../api/call.ts'
import { openTasksQuery } from '../../../api/queries.ts'
import { refresh } from '../../../api/topics.ts'
import { useSignedIn } from '../../../app/session-context.ts'
import { spanText } from '../../../format/zoned-time.ts'
import { showToast } from '../../../ui/toasts.ts'
import { staysText } from '../block/block-words.ts'
import { clashWords } from './move-clashes.ts'

export type Move = { readonly block: BlockView; readonly start: string; readonly end: string }

/** The block as it will be: where it was put, and pinned there. Keeps the week it is given. */
export const withMovedBlock = (week: WeekView, { block, start, end }: Move): WeekView => ({
  ...week,
  blocks: week.blocks.map((one) => (one.id === block.id ? { ...one, start, end, state: 'pinned' } : one)),
})

const weeks = { queryKey: ['week', 'of'] } as const

function showMoved(client: QueryClient, move: Move): () => void {
  const before = client.getQueriesData<WeekView>(weeks)
  client.setQueriesData<WeekView>(weeks, (week) => week && withMovedBlock(week, move))
  return () => {
    for (const [key, week] of before) client.setQueryData(key, week)
  }
}

/** By what is on the screen: of the week that is shown there, and of the tasks where they were looked at. */
function clashesIn(client: QueryClient, move: Move): string {
  const known = client.getQueriesData<WeekView>(weeks).map(([, week]) => week)
  const week = known.find((one) => one !== undefined && one.from <= move.start && move.start < one.to)
  const tasks = client.getQueryData(openTasksQuery.queryKey) ?? []
  return week === undefined ? '' : clashWords(move, week, tasks)
}

/** Moves a block at once on the screen, then on the server; a refusal puts it back, and one click undoes it. */
export function useMoveBlock() {
  const client = useQueryClient()
  const { timeZone } = useSignedIn().person
  const undo = async ({ block }: Move): Promise<void> => {
    try {
      await call(moveBlock, { params: { id: block.id }, body: { start: block.start, end: block.end } })
      if (block.state !== 'pinned') await call(unpinBlock, { params: { id: block.id } })
    } catch (error) {
      showToast({ kind: 'fault', text: messageOf(error) })
    }
    await refresh(client, ['week'])
  }
  return useMutation({
    mutationFn: ({ block, start, end }: Move) =>
      call(moveBlock, { params: { id: block.id }, body: { start, end } }),
    onMutate: async (move) => {
      await client.cancelQueries(weeks)
      return { putBack: showMoved(client, move) }
    },
    onError: (error, { block }, context) => {
      context?.putBack()
      showToast({ kind: 'fault', text: staysText(block.title, error) })
      // Not waited for: while the server is away that takes its time, and the fault is to be read now.
      void refresh(client, ['week'])
    },
    onSuccess: (_answer, move) => {
      const pinned = `“${move.block.title}” is pinned to ${spanText(move.start, move.end, timeZone)}.`
      const text = `${pinned}${clashesIn(client, move)}`
      showToast({ kind: 'done', text, action: { label: 'Undo', run: () => void undo(move) } })
      return refresh(client, ['week'])
    },
  })
}
