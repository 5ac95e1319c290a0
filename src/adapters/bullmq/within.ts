/** Whether the promise settled, well or badly, before the time was up. */
export const settledWithin = async (promise: Promise<unknown>, ms: number): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined
  const timeUp = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  const settled = promise.then(
    () => true,
    () => true,
  )
  try {
    return await Promise.race([settled, timeUp])
  } finally {
    clearTimeout(timer)
  }
}

/** The promise, or a rejection that names the action when the time is up first. */
export const within = async <T>(promise: Promise<T>, ms: number, action: string): Promise<T> => {
  if (!(await settledWithin(promise, ms))) throw new Error(`Gave up after ${ms} ms: ${action}`)
  return promise
}
