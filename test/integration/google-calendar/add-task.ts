import type { Repositories } from '#app/ports/unit-of-work.ts'
import { aTask } from '../../support/work-builders.ts'

/** A long task in the first hours of a person; its id. */
export async function addTask(mine: Repositories, id: string, title: string): Promise<string> {
  const [profile] = await mine.hours.list()
  await mine.tasks.save(aTask({ id, title, minutes: 600, hoursProfileId: profile?.id ?? '', colorId: '5' }))
  return id
}
