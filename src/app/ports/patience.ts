/**
 * A look that need not be taken at once: so long after the transaction, or so long after the last attempt at it, which
 * may be over already.
 */
export type Patience = { readonly fromNowMs: number } | { readonly apartMs: number }

/** How the queue is called for it. Calls of one occasion are one call: the attempt that follows serves them all. */
export type PatientCall = { readonly delayMs: number; readonly occasion?: string }

/** Whoever asked before an attempt began is served by it, so that the last attempt names the occasion. */
export function callFor(patience: Patience, lastAttemptAtMs: number | null, nowMs: number): PatientCall {
  if ('fromNowMs' in patience) return { delayMs: patience.fromNowMs }
  if (lastAttemptAtMs === null) return { delayMs: 0, occasion: 'never' }
  const restMs = lastAttemptAtMs + patience.apartMs - nowMs
  // The last attempt was dated by another process, whose clock may differ: never wait longer than `apartMs`.
  return { delayMs: Math.min(Math.max(restMs, 0), patience.apartMs), occasion: String(lastAttemptAtMs) }
}
