/** A server that hangs is away, too. */
const TIMEOUT_MS = 5_000

/** Whether our own server answers: the page with which a hotel's network answers for everybody is not it. */
export const isThere = (): Promise<boolean> =>
  fetch('/livez', { cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS) })
    .then(async (answer) => answer.ok && isAlive(await answer.json()))
    .catch(() => false)

const isAlive = (said: unknown): boolean =>
  typeof said === 'object' && said !== null && 'status' in said && said.status === 'ok'
