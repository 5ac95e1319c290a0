import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { applyRepair, undoRepair, type AppliedRepairView } from '#contracts/http/repair-routes.ts'
import { messageOf } from '../../../api/api-error.ts'
import { call } from '../../../api/call.ts'
import { refresh } from '../../../api/topics.ts'
import { useAct } from '../../../api/use-act.ts'
import { inReadersStyle } from '../../../format/readers-style.ts'
import { showToast } from '../../../ui/toasts.ts'

/** What a repair may change. */
const touched = ['week', 'tasks', 'habits', 'hours', 'settings', 'goals'] as const

/** Does what a repair advises; the message that says so takes it back with one click. */
export function useApplyRepair() {
  const client = useQueryClient()
  return useAct(applyRepair, {
    topics: touched,
    onDone: (repair) =>
      showToast({
        kind: 'done',
        text: `Done: ${uncapitalised(inReadersStyle(repair.sentence))}. Planning again…`,
        action: { label: 'Undo', run: () => void takeBack(client, repair) },
      }),
  })
}

async function takeBack(client: QueryClient, { id }: AppliedRepairView): Promise<void> {
  try {
    await call(undoRepair, { params: { id } })
    showToast({ kind: 'done', text: 'Taken back. Everything is as it was before.' })
  } catch (error) {
    showToast({ kind: 'fault', text: messageOf(error) })
  }
  await refresh(client, touched)
}

const uncapitalised = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
