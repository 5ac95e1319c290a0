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

/**
 * Shows a short message; what has to be read or can be undone stays longer. What went well is told one at a time, so that
 * a row of changes does not cover the page; faults stay beside it. Returns how to take it away.
 */
export function showToast(given: Omit<Toast, 'id'>): () => void {
  const toast = { ...given, id: ++lastId }
  const kept = given.kind === 'done' ? toasts.filter(({ kind }) => kind === 'fault') : toasts
  publish([...kept.slice(-3), toast])
  wind(toast)
  return () => closeToast(toast.id)
}

export function closeToast(id: number): void {
  clearTimeout(timers.get(id))
  timers.delete(id)
  publish(toasts.filter((one) => one.id !== id))
}

const timers = new Map<number, ReturnType<typeof setTimeout>>()

function wind({ id, kind, action }: Toast): void {
  clearTimeout(timers.get(id))
  const isLong = kind === 'fault' || action !== undefined
  timers.set(
    id,
    setTimeout(() => closeToast(id), isLong ? 12_000 : 6_000),
  )
}

/** While somebody points at them or is among them, messages stay. */
export function holdToasts(): void {
  for (const timer of timers.values()) clearTimeout(timer)
}

export function releaseToasts(): void {
  for (const toast of toasts) wind(toast)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const shownToasts = (): readonly Toast[] => toasts

export const useToasts = (): readonly Toast[] => useSyncExternalStore(subscribe, shownToasts)
