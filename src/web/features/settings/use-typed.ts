import { useState } from 'react'

type Typed<T> = { readonly value: T; readonly over: T; readonly isSent?: boolean }

/**
 * What is typed over a setting until it is saved; `canSave` says whether that is an answer at all. Another tab may
 * change the same setting meanwhile: then nothing is saved until the person has said which they want, Enter for theirs,
 * Escape for the other.
 */
export function useTyped<T>(saved: T, save: (value: T) => void, canSave: (value: T) => boolean = () => true) {
  const [typed, setTyped] = useState<Typed<T> | null>(null)
  if (typed?.isSent === true && typed.value === saved) setTyped(null)
  const isClash = typed !== null && typed.value !== saved && typed.over !== saved
  const commit = (): void => {
    if (typed === null || typed.value === saved || !canSave(typed.value)) return setTyped(null)
    setTyped({ ...typed, over: saved, isSent: true })
    return save(typed.value)
  }
  return {
    value: typed === null ? saved : typed.value,
    isClash,
    set: (value: T) => setTyped({ value, over: typed?.over ?? saved }),
    leave: () => (isClash ? undefined : commit()),
    onKeyDown: ({ key }: { readonly key: string }) => {
      if (key === 'Enter') commit()
      if (key === 'Escape') setTyped(null)
    },
  }
}

/** Said at the field. */
export const clashText = (saved: string): string =>
  `It says ${saved} since then. Enter keeps what you typed, Escape takes that.`
