import type { HoursProfile } from '#core/people/hours-profile.ts'
import type { Person } from '#core/people/person.ts'
import type { EditDependencies } from '../../edit/dependencies.ts'

export function createReadPerson({ unitOfWork }: Pick<EditDependencies, 'unitOfWork'>) {
  return {
    readPerson: (userId: string): Promise<Person> => unitOfWork.forUser(userId, ({ person }) => person.get()),
    listHours: (userId: string): Promise<{ items: readonly HoursProfile[] }> =>
      unitOfWork.forUser(userId, async ({ hours }) => ({ items: await hours.list() })),
  }
}
