import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { GoalWarningView } from '#contracts/http/goals.ts'
import { warningsQuery } from './goal-queries.ts'

export type Hint = GoalWarningView

export type Hints = {
  /** Those that nobody has put away in this session. */
  readonly open: readonly Hint[]
  readonly putAway: number
  readonly dismiss: (hint: Hint) => void
  readonly bringBack: () => void
}

const storeKey = 'timewright.dismissed-hints'

/** A hint is the same one as long as it says the same of the same goal, or the very same of several. */
export const keyOf = ({ code, objectiveId, keyResultId, reason }: Hint): string =>
  `${code} ${objectiveId ?? reason} ${keyResultId ?? ''}`

/** Advice on the goals of a cycle. What is put away stays so until the browser's tab is closed. */
export function useHints(cycleId: string): Hints {
  const { data: hints = [] } = useQuery(warningsQuery(cycleId))
  const [dismissed, setDismissed] = useState(readDismissed)
  const keep = (keys: readonly string[]): void => {
    setDismissed(keys)
    sessionStorage.setItem(storeKey, JSON.stringify(keys))
  }
  const open = hints.filter((hint) => !dismissed.includes(keyOf(hint)))
  return {
    open,
    putAway: hints.length - open.length,
    dismiss: (hint) => keep([...dismissed, keyOf(hint)]),
    bringBack: () => keep([]),
  }
}

function readDismissed(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storeKey) ?? '[]')
    return Array.isArray(kept) ? kept.map(String) : []
  } catch {
    return []
  }
}
