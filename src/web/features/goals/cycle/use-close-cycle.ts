import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { updateObjective } from '#contracts/http/objective-routes.ts'
import { call } from '../../../api/call.ts'
import { refresh } from '../../../api/topics.ts'
import { plural } from '../../../format/duration.ts'
import { showToast } from '../../../ui/toasts.ts'
import type { ObjectiveView } from '../goal-types.ts'

export type Closing = Pick<ObjectiveView, 'finalScore' | 'status'>
type Word = { readonly objective: ObjectiveView; readonly word: Closing }

const noFaults: ReadonlyMap<string, Error> = new Map()

/** Saves what was said of each objective; what is refused is shown beside it, and all else is kept. */
export function useCloseCycle(onClosed: () => void) {
  const client = useQueryClient()
  const [faults, setFaults] = useState(noFaults)
  const save = useMutation<number, Error, readonly Word[]>({
    mutationFn: async (words) => {
      const changed = words.filter(({ objective, word }) => isOther(objective, word))
      const refused = new Map<string, Error>()
      for (const { objective, word } of changed)
        await call(updateObjective, { params: { id: objective.id }, body: word }).catch((error: unknown) =>
          refused.set(objective.id, error instanceof Error ? error : new Error(String(error))),
        )
      setFaults(refused)
      const [first] = refused.values()
      if (first !== undefined) throw first
      return changed.length
    },
    onSuccess: async (count) => {
      // What is offered next goes by what was closed.
      await refresh(client, ['goals'])
      showToast({ kind: 'done', text: `${plural(count, 'objective')} closed.` })
      onClosed()
    },
    onError: () => refresh(client, ['goals']),
  })
  return { save, faults }
}

const isOther = (before: ObjectiveView, word: Closing): boolean =>
  before.finalScore !== word.finalScore || before.status !== word.status
