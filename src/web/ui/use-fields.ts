import { useState } from 'react'

export type Fields<T> = {
  readonly values: T
  readonly set: <K extends keyof T>(name: K, value: T[K]) => void
}

/** What was typed, by field. It stays as it is when the server refuses it. */
export function useFields<T extends object>(initial: T | (() => T)): Fields<T> {
  const [values, setValues] = useState<T>(initial)
  return { values, set: (name, value) => setValues((old) => ({ ...old, [name]: value })) }
}
