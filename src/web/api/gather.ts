/** Changes often come in bursts (a plan touches four topics): load once. */
const GATHER_MS = 120
/** An answer that takes longer than that is not waited for. */
const PATIENCE_MS = 2_000

/**
 * Collects topics for a moment and hands them on together; what comes while those are being loaded waits for its turn,
 * or each of a hundred changes would call the answers off that the one before has asked for.
 */
export function gather(run: (topics: readonly string[]) => Promise<void>): {
  add: (topic: string) => void
  stop: () => void
} {
  const waiting = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  const flush = (): void => {
    const topics = [...waiting]
    waiting.clear()
    let isOver = false
    const over = (): void => {
      if (isOver || isStopped) return
      isOver = true
      clearTimeout(timer)
      timer = waiting.size === 0 ? undefined : setTimeout(flush, GATHER_MS)
    }
    timer = setTimeout(over, PATIENCE_MS)
    void run(topics).finally(over)
  }
  return {
    add: (topic) => {
      waiting.add(topic)
      timer ??= setTimeout(flush, GATHER_MS)
    },
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
