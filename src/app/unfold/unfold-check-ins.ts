import { type CheckInInput, unfoldCheckIns } from '#core/tasks/check-in-tasks.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { readAskedOfPerson } from '../read/goals/asked-of-person.ts'

/** All that check-in tasks depend on; null for a person without any hours to put them in. */
async function readCheckIns(repositories: Repositories, nowMs: number): Promise<CheckInInput | null> {
  const { timeZone: zone, settings } = await repositories.person.get()
  const hours = await repositories.hours.list()
  const profile = hours.find(({ name }) => name === 'work') ?? hours[0]
  if (profile === undefined) return null
  const asked = await readAskedOfPerson(repositories)
  const ofOutcome = asked.keyResults.filter(({ kind }) => kind !== 'effort').map(({ id }) => id)
  return {
    zone,
    nowMs,
    isOn: settings.checkInBlocks,
    hoursProfileId: profile.id,
    ...asked,
    workedMinutes: await repositories.ledger.sumMinutesOf('keyResultId', ofOutcome),
    tasks: await repositories.tasks.listBySource('check-in'),
  }
}

/** Check-ins that are due → tasks. Asks for the next look, and answers how many tasks changed. */
export async function makeCheckInTasks(
  repositories: Repositories,
  ids: IdSource,
  nowMs: number,
): Promise<number> {
  const input = await readCheckIns(repositories, nowMs)
  if (input === null) return 0
  const { changed, nextDueMs } = unfoldCheckIns(input)
  for (const task of changed) {
    await repositories.tasks.save(task.id === '' ? { ...task, id: ids.next() } : task)
  }
  if (nextDueMs !== null) await repositories.wakes.requestAt('unfold', nextDueMs)
  return changed.length
}
