import { useEffect, useRef } from 'react'
import { undoPlan, type WeekView } from '#contracts/http/plan-routes.ts'
import { useAct } from '../../../api/use-act.ts'
import { inReadersStyle } from '../../../format/readers-style.ts'
import { showToast } from '../../../ui/toasts.ts'
import { differenceText, sentence } from './plan-words.ts'

/** A plan that moved something while one was looking says so, and one click takes it back. */
export function usePlanNews({ version, undoRestores }: WeekView): void {
  const known = useRef(version?.number ?? null)
  const { mutate: undo } = useAct(undoPlan, {
    topics: ['week'],
    done: ({ number }) => `Undone. Plan ${number} brings the earlier arrangement back, in Google, too.`,
  })
  useEffect(() => {
    const before = known.current
    known.current = version?.number ?? null
    if (before === null || version === null || version.number <= before || version.restores !== null) return
    const { moved, removed } = version.difference
    if (moved + removed === 0) return
    showToast({
      kind: 'done',
      text: `${sentence(differenceText(version.difference))}. ${inReadersStyle(version.cause)}`,
      ...(undoRestores === null ? {} : { action: { label: 'Undo the plan', run: () => undo({}) } }),
    })
  }, [version, undoRestores, undo])
}
