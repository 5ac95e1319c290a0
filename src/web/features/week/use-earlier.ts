import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { confirmBlock, listBlocks, reopenBlock, type BlockView } from '#contracts/http/block-routes.ts'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { DAY_MS } from '#core/time/interval.ts'
import { messageOf } from '../../api/api-error.ts'
import { call } from '../../api/call.ts'
import { refresh } from '../../api/topics.ts'
import { plural } from '../../format/duration.ts'
import { showToast } from '../../ui/toasts.ts'
import { isUnconfirmed } from './open-matters.ts'

/** Who remembers more would not look for it here. */
const BACK_MS = 28 * DAY_MS

/** Blocks of the four weeks before this one that still wait for the person's word: who was away comes back to them. */
export function useEarlier({ from, to, now }: WeekView): readonly BlockView[] {
  const fromMs = Date.parse(from)
  const isThisWeek = fromMs <= Date.parse(now) && Date.parse(now) < Date.parse(to)
  const { data } = useQuery({
    queryKey: ['week', 'earlier', from],
    enabled: isThisWeek,
    queryFn: async ({ signal }) => {
      const query = { from: new Date(fromMs - BACK_MS).toISOString(), to: from }
      return (await call(listBlocks, { query }, signal)).items
    },
  })
  if (!isThisWeek || data === undefined) return []
  return data.filter((block) => isUnconfirmed(block) && Date.parse(block.end) <= fromMs)
}

const onError = (error: Error): void => void showToast({ kind: 'fault', text: messageOf(error) })

/** One word on all blocks of a day. */
export function useConfirmAll(day: string) {
  const client = useQueryClient()
  const onSettled = (): Promise<void> => refresh(client, ['week'])
  const takeBack = useMutation({
    mutationFn: (blocks: readonly BlockView[]) =>
      Promise.all(blocks.map(({ id }) => call(reopenBlock, { params: { id } }))),
    onError,
    onSettled,
  })
  return useMutation({
    mutationFn: (blocks: readonly BlockView[]) =>
      Promise.all(blocks.map(({ id }) => call(confirmBlock, { params: { id }, body: {} }))),
    onSuccess: (_answers, blocks) =>
      void showToast({
        kind: 'done',
        text: `${plural(blocks.length, 'block')} of ${day}: done.`,
        action: { label: 'Undo', run: () => takeBack.mutate(blocks) },
      }),
    onError,
    onSettled,
  })
}
