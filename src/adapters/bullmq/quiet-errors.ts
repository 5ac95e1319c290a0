import { describeError } from './describe-error.ts'
import type { QueueLog } from './queue-log.ts'

const QUIET_MS = 5000

/** Messages that differ in an id alone are of one kind. */
const withoutNumbers = (message: string): string => message.replace(/\S*\d\S*/g, '#')

/**
 * An error listener for an emitter that repeats itself: a worker without its database complains ten times
 * a second. The first complaint of a kind is logged at once, then one line per five seconds with the count.
 */
export const quietErrors = (
  log: QueueLog,
  source: string,
  now: () => number = () => performance.now(),
): ((error: Error) => void) => {
  const seen = new Map<string, { until: number; suppressed: number }>()
  return (error) => {
    const { errorCode } = describeError(error)
    const kind = errorCode ?? withoutNumbers(error.message)
    const known = seen.get(kind)
    if (known !== undefined && now() < known.until) {
      known.suppressed += 1
      return
    }
    seen.set(kind, { until: now() + QUIET_MS, suppressed: 0 })
    const suppressed = known?.suppressed ?? 0
    log.warn({ source, err: error, suppressed }, 'The queue has trouble and goes on trying')
  }
}
