import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createObjective, updateObjective } from '#contracts/http/objective-routes.ts'
import { setOwnerTeam } from '#contracts/http/shared-goal-routes.ts'
import { call } from '../../../api/call.ts'
import { refresh } from '../../../api/topics.ts'
import { showToast } from '../../../ui/toasts.ts'
import type { ObjectiveView } from '../goal-types.ts'

export type ObjectiveFields = Pick<
  ObjectiveView,
  'title' | 'why' | 'cycleId' | 'kind' | 'status' | 'visibility' | 'parentId' | 'ownerTeamId'
> & {
  /** Null: the next free one. */
  readonly colorId: string | null
}

type Saving = {
  readonly objective: ObjectiveView | null
  readonly onClose: () => void
}

/** Two calls for one form: the objective, then the team that owns it, if that was changed. */
export function useSaveObjective({ objective, onClose }: Saving) {
  const client = useQueryClient()
  return useMutation<void, Error, ObjectiveFields>({
    mutationFn: async ({ colorId, ownerTeamId, ...rest }) => {
      const body = { ...rest, ...(colorId === null ? {} : { colorId }) }
      const { id } =
        objective === null
          ? await call(createObjective, { body })
          : await call(updateObjective, { params: { id: objective.id }, body })
      if (ownerTeamId !== (objective?.ownerTeamId ?? null))
        await call(setOwnerTeam, { params: { id }, body: { teamId: ownerTeamId } })
    },
    onSuccess: () => {
      showToast({ kind: 'done', text: `The objective is ${objective === null ? 'added' : 'saved'}.` })
      onClose()
    },
    onSettled: () => refresh(client, ['goals']),
  })
}
