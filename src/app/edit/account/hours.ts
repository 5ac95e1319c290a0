import type { RouteRequest } from '#contracts/http/route.ts'
import type { createHours, updateHours } from '#contracts/http/settings-routes.ts'
import { type HoursProfile, startingHours } from '#core/people/hours-profile.ts'
import { conflict, found } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'

type NewHours = RouteRequest<typeof createHours>['body']
type HoursChange = RouteRequest<typeof updateHours>['body']

export function createHoursEdits({ unitOfWork, ids }: EditDependencies) {
  return {
    createHours: (userId: string, body: NewHours): Promise<HoursProfile> =>
      unitOfWork.forUser(userId, (repositories) => keep(repositories, { id: ids.next(), ...body })),

    updateHours: (userId: string, id: string, change: HoursChange): Promise<HoursProfile> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const profile = found(await repositories.hours.find(id), 'hours profile', id)
        if (change.name !== undefined && change.name !== profile.name) refuseForStarting(profile, 'renamed')
        return await keep(repositories, {
          id,
          name: change.name ?? profile.name,
          ranges: change.ranges ?? profile.ranges,
        })
      }),

    removeHours: (userId: string, id: string): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const profile = found(await repositories.hours.find(id), 'hours profile', id)
        refuseForStarting(profile, 'removed')
        await refuseInUse(repositories, profile)
        await repositories.hours.remove(id)
        await repositories.announce('hours')
      }),
  }
}

async function keep(repositories: Repositories, profile: HoursProfile): Promise<HoursProfile> {
  const twin = (await repositories.hours.list()).find(
    ({ id, name }) => name === profile.name && id !== profile.id,
  )
  if (twin !== undefined) {
    throw conflict(
      'name-taken',
      `There is an hours profile "${profile.name}" already.`,
      'Choose another name.',
    )
  }
  await repositories.hours.save(profile)
  await repositories.wakes.request('unfold')
  await repositories.wakes.request('plan')
  await repositories.announce('hours')
  return profile
}

function refuseForStarting({ name }: HoursProfile, verb: string): void {
  if (!startingHours.some((profile) => profile.name === name)) return
  throw conflict(
    'profile-stays',
    `The hours profile "${name}" cannot be ${verb}.`,
    'Change its ranges instead.',
  )
}

async function refuseInUse(repositories: Repositories, profile: HoursProfile): Promise<void> {
  const [tasks, habits, keyResults] = [
    await repositories.tasks.list(),
    await repositories.habits.list(),
    await repositories.keyResults.list(),
  ]
  const user =
    tasks.find(({ hoursProfileId }) => hoursProfileId === profile.id) ??
    habits.find(({ hoursProfileId }) => hoursProfileId === profile.id) ??
    keyResults.find(({ effortPlan }) => effortPlan?.hoursProfileId === profile.id)
  if (user === undefined) return
  throw conflict(
    'profile-in-use',
    `The hours profile "${profile.name}" is used, for instance by "${user.title}".`,
    'Give that another profile first.',
  )
}
