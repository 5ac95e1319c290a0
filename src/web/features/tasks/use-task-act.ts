import { useQueryClient, type QueryClient, type UseMutationResult } from '@tanstack/react-query'
import type { RouteContract, RouteOutput } from '#contracts/http/route.ts'
import { undoTaskChange } from '#contracts/http/task-action-routes.ts'
import { messageOf } from '../../api/api-error.ts'
import { call, type Given } from '../../api/call.ts'
import { refresh } from '../../api/topics.ts'
import { useAct } from '../../api/use-act.ts'
import { inReadersStyle } from '../../format/readers-style.ts'
import { showToast } from '../../ui/toasts.ts'

type Options<A> = {
  readonly done: string | ((answer: A) => string)
  readonly showsFaults?: boolean
  readonly onDone?: () => void
}

type MaybeChanged = { readonly changeId?: string | null }

/** An action on tasks; what it did is said with a button that takes it back, on the calendar, too. */
export function useTaskAct<C extends RouteContract>(
  contract: C,
  { done, showsFaults = false, onDone }: Options<RouteOutput<C>>,
): UseMutationResult<RouteOutput<C>, Error, Given<C>> {
  const client = useQueryClient()
  return useAct(contract, {
    topics: ['tasks'],
    showsFaults,
    onDone: (answer) => {
      const changeId = (answer as MaybeChanged | undefined)?.changeId ?? null
      const text = typeof done === 'string' ? done : done(answer)
      const action = { label: 'Undo', run: () => void takeBack(client, changeId ?? '') }
      showToast({ kind: 'done', text, ...(changeId === null ? {} : { action }) })
      onDone?.()
    },
  })
}

async function takeBack(client: QueryClient, id: string): Promise<void> {
  try {
    const { undone } = await call(undoTaskChange, { params: { id } })
    showToast({ kind: 'done', text: `Taken back: ${inReadersStyle(undone)}` })
  } catch (error) {
    showToast({ kind: 'fault', text: messageOf(error) })
  }
  await refresh(client, ['tasks', 'week'])
}
