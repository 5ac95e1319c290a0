import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { placeTask } from '#contracts/http/task-action-routes.ts'
import { createTask, deleteTask } from '#contracts/http/task-routes.ts'
import { messageOf } from '../../../api/api-error.ts'
import { call } from '../../../api/call.ts'
import { refresh } from '../../../api/topics.ts'
import { useSignedIn } from '../../../app/session-context.ts'
import { spanText } from '../../../format/zoned-time.ts'
import { showToast } from '../../../ui/toasts.ts'
import { useTaskAct } from '../../tasks/use-task-act.ts'
import { minutesOf } from '../block/block-words.ts'
import type { Span } from './nudge.ts'

/** Pins a block of a task somewhere; the message takes it back. */
export const usePlaceTask = (onDone?: () => void) =>
  useTaskAct(placeTask, {
    done: ({ title }) => `“${title}” is pinned there.`,
    showsFaults: onDone !== undefined,
    ...(onDone === undefined ? {} : { onDone }),
  })

type NewBlock = Span & { readonly title: string }

/** A new task of just this length, pinned to its span: the rest of the plan makes way. */
export function usePlaceNew(onDone: () => void): UseMutationResult<string, Error, NewBlock> {
  const client = useQueryClient()
  const { timeZone } = useSignedIn().person
  const takeBack = async (id: string): Promise<void> => {
    await call(deleteTask, { params: { id } }).catch((error: unknown) =>
      showToast({ kind: 'fault', text: messageOf(error) }),
    )
    await refresh(client, ['tasks'])
  }
  return useMutation({
    mutationFn: async ({ title, start, end }: NewBlock) => {
      const { id } = await call(createTask, { body: { title, minutes: minutesOf({ start, end }), due: end } })
      try {
        await call(placeTask, { params: { id }, body: { start, end } })
      } catch (error) {
        // Without its place it is not what was asked for.
        await call(deleteTask, { params: { id } })
        throw error
      }
      return id
    },
    onSuccess: (id, { title, start, end }) => {
      const text = `“${title}” is pinned to ${spanText(start, end, timeZone)}.`
      showToast({ kind: 'done', text, action: { label: 'Undo', run: () => void takeBack(id) } })
      onDone()
    },
    onSettled: () => refresh(client, ['tasks']),
  })
}
