import { useSyncExternalStore } from 'react'

export type Toast = {
  readonly id: number
  readonly kind: 'done' | 'fault'
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function publish(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

/** Shows a short message; faults stay longer, because they have to be read. Returns how to take it away. */
export function showToast(toast: Omit<Toast, 'id'>): () => void {
  const id = ++lastId
  publish([...toasts.slice(-3), { ...toast, id }])
  const close = (): void => publish(toasts.filter((one) => one.id !== id))
  setTimeout(close, toast.kind === 'fault' ? 12_000 : 6_000)
  return close
}

export const closeToast = (id: number): void => publish(toasts.filter((one) => one.id !== id))

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useToasts = (): readonly Toast[] => useSyncExternalStore(subscribe, () => toasts)
