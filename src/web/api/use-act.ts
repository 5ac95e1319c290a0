import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import type { RouteContract, RouteOutput } from '#contracts/http/route.ts'
import { showToast } from '../ui/toasts.ts'
import { messageOf } from './api-error.ts'
import { call, type Given } from './call.ts'
import { refresh, type Topic } from './topics.ts'

type ActOptions<C extends RouteContract> = {
  /** What has changed afterwards. */
  readonly topics: readonly Topic[]
  /** Said when it is done. */
  readonly done?: string | ((answer: RouteOutput<C>) => string)
  /** Forms show faults at their fields; everything else says them in a toast. */
  readonly showsFaults?: boolean
  readonly onDone?: (answer: RouteOutput<C>) => void
}

/** One action of the API as a mutation that loads again what it changed and says when it was refused. */
export function useAct<C extends RouteContract>(
  contract: C,
  { topics, done, showsFaults = false, onDone }: ActOptions<C>,
): UseMutationResult<RouteOutput<C>, Error, Given<C>> {
  const client = useQueryClient()
  return useMutation<RouteOutput<C>, Error, Given<C>>({
    mutationFn: (input) => call(contract, input),
    onSuccess: async (answer) => {
      if (done !== undefined)
        showToast({ kind: 'done', text: typeof done === 'string' ? done : done(answer) })
      onDone?.(answer)
      // Pending until the page shows it, so that nothing jumps back in between.
      await refresh(client, topics)
    },
    onError: (error) => {
      if (!showsFaults) showToast({ kind: 'fault', text: messageOf(error) })
      // A refusal often means that the page shows something that is no longer so.
      void refresh(client, topics)
    },
  })
}
