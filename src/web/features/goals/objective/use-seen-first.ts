import { useElementScrollRestoration, useLocation } from '@tanstack/react-router'
import { startTransition, useEffect, useState } from 'react'
import { afterPaint } from '../../../ui/after-paint.ts'
import type { GoalBranch } from '../goal-tree.ts'
import { firstBranches } from './first-branches.ts'

/** With room to spare: nothing below may be seen to move when the rest comes. */
const SCREENS = 1.5

/**
 * What is seen of many goals is drawn at once, the rest behind it a frame later; all at once for who comes back to where
 * they had scrolled, or to one of them.
 */
export function useSeenFirst(branches: readonly GoalBranch[]): readonly GoalBranch[] {
  const scrolled = useElementScrollRestoration({ getElement: () => window })
  const isLinked = useLocation({ select: ({ hash }) => hash !== '' })
  const [isWhole, setWhole] = useState(scrolled !== undefined || isLinked)
  useEffect(() => (isWhole ? undefined : afterPaint(() => startTransition(() => setWhole(true)))), [isWhole])
  return isWhole ? branches : firstBranches(branches, SCREENS * window.innerHeight)
}
