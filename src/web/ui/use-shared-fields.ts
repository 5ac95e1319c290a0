import { useState } from 'react'
import { clashesOf, without } from './shared-fields.ts'
import type { Fields } from './use-fields.ts'

export type SharedFields<T> = Fields<T> & {
  /** Fields that somebody else changed while they were being changed here. */
  readonly clashes: readonly (keyof T)[]
  /** What stands there without us. */
  readonly theirs: T
  /** Settles a conflict: take the value of the server, or keep the one typed here. */
  readonly take: (name: keyof T) => void
  readonly keep: (name: keyof T) => void
}

/**
 * What was typed, over something that others may change meanwhile: `current` is what it is now. Fields that were not
 * touched follow it, so that saving takes nothing back.
 */
export function useSharedFields<T extends object>(current: T): SharedFields<T> {
  const [mine, setMine] = useState<Partial<T>>({})
  const [seen, setSeen] = useState<Partial<T>>({})
  return {
    values: { ...current, ...mine },
    theirs: current,
    clashes: clashesOf(current, mine, seen),
    set: (name, value) => {
      setMine((old) => ({ ...old, [name]: value }))
      setSeen((old) => (name in old ? old : { ...old, [name]: current[name] }))
    },
    take: (name) => {
      setMine((old) => without(old, name))
      setSeen((old) => without(old, name))
    },
    keep: (name) => setSeen((old) => ({ ...old, [name]: current[name] })),
  }
}
