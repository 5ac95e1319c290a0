import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createCycle, updateCycle } from '#contracts/http/cycle-routes.ts'
import type { CycleView } from '#contracts/http/goals.ts'
import { call } from '../../../api/call.ts'
import { refresh } from '../../../api/topics.ts'
import { showToast } from '../../../ui/toasts.ts'
import type { CycleValues } from './next-cycle.ts'

/** Adds a cycle, or changes one that is there; answers its id. */
export function useSaveCycle(cycle: CycleView | null, onSaved: (id: string) => void) {
  const client = useQueryClient()
  return useMutation<string, Error, CycleValues>({
    mutationFn: async ({ isShared, ...values }) => {
      if (cycle === null) return (await call(createCycle, { body: { ...values, isShared } })).id
      const share = isShared && !cycle.isShared ? { isShared: true as const } : {}
      return (await call(updateCycle, { params: { id: cycle.id }, body: { ...values, ...share } })).id
    },
    onSuccess: (id) => {
      showToast({ kind: 'done', text: `The cycle is ${cycle === null ? 'added' : 'saved'}.` })
      onSaved(id)
    },
    onSettled: () => refresh(client, ['goals']),
  })
}
