import { DAY_MS } from '#core/time/interval.ts'
import type { Departure } from '../ports/repositories/departure-repositories.ts'
import { isPaced } from '../ports/calendar-gateway.ts'
import { sayFarewells } from './farewell.ts'
import { commit, type Run } from './publish-dependencies.ts'

/** Who has left waits no longer than this for Google to answer: then what is left there stays there. */
const PATIENCE_MS = DAY_MS

/**
 * Of a person who said goodbye: clears up at Google, then removes all that is kept about them. Answers whether they are
 * leaving; then nothing else is to be written for them.
 */
export async function leaveForGood(run: Run): Promise<boolean> {
  const departure = await commit(run, (mine) => mine.departure.find())
  if (departure === null) return false
  if (departure === 'gone') return true
  try {
    await sayFarewells(run)
  } catch (error) {
    if (isPaced(error) || run.clock.now() - departure.saidAtMs < PATIENCE_MS) throw error
    run.onFault?.(`clearing up at Google for the goodbye ${departure.receipt}`, error)
  }
  await forget(run, departure)
  return true
}

/** An account that was linked while the goodbye was said is still there: then once more. */
async function forget(run: Run, { saidAtMs }: Departure): Promise<void> {
  const nowMs = run.clock.now()
  await commit(run, async (mine) => {
    await mine.person.lock()
    const isPatient = nowMs - saidAtMs < PATIENCE_MS
    if (isPatient && (await mine.connections.list()).length > 0) return mine.wakes.request('publish')
    return mine.departure.forget(nowMs)
  })
}
