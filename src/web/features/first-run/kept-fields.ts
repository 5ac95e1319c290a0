import { useState } from 'react'
import type { Fields } from '../../ui/use-fields.ts'

const prefix = 'first-run-'

/** What was typed, also after the page was loaded again: until the first run is closed, in this tab only. */
export function useKeptFields<T extends object>(name: string, initial: T): Fields<T> {
  const [values, setValues] = useState<T>(() => ({ ...initial, ...readDraft(name) }))
  return {
    values,
    set: (field, value) => {
      const next = { ...values, [field]: value }
      setValues(next)
      sessionStorage.setItem(prefix + name, JSON.stringify(next))
    },
  }
}

function readDraft(name: string): object {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(prefix + name) ?? '{}')
    return typeof kept === 'object' && kept !== null ? kept : {}
  } catch {
    return {}
  }
}

export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
}
