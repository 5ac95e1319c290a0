import type { RouteRequest } from '#contracts/http/route.ts'
import type { createCycle, updateCycle } from '#contracts/http/cycle-routes.ts'
import type { Cycle } from '#core/goals/cycle.ts'
import { conflict, found, invalid } from '../errors.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import type { EditDependencies } from './dependencies.ts'
import { recorderOf } from './record-change.ts'
import { administeredWorkspace } from './teams/standing.ts'

type NewCycle = RouteRequest<typeof createCycle>['body']
type CycleChange = RouteRequest<typeof updateCycle>['body']

const longestDays = 3 * 366

export function createCycleEdits(dependencies: EditDependencies) {
  const { unitOfWork, ids } = dependencies
  const record = recorderOf<Cycle>(dependencies, 'cycle', () => null)
  return {
    /** Answers the id. */
    createCycle: (userId: string, body: NewCycle): Promise<string> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const { isShared, ...given } = body
        const cycle = checked({ id: ids.next(), ...given })
        await repositories.cycles.save(cycle)
        if (isShared) await share(repositories, cycle.id)
        await record(repositories, userId, null, cycle)
        await repositories.announce('goals')
        return cycle.id
      }),

    updateCycle: (userId: string, id: string, change: CycleChange): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const cycle = found(await repositories.cycles.findOwn(id), 'cycle', id)
        const next = checked({
          ...cycle,
          title: change.title ?? cycle.title,
          startsOn: change.startsOn ?? cycle.startsOn,
          endsOn: change.endsOn ?? cycle.endsOn,
        })
        await repositories.cycles.save(next)
        if (change.isShared === true) await share(repositories, id)
        await record(repositories, userId, cycle, next)
        await repositories.wakes.request('unfold')
        await repositories.announce('goals')
      }),

    removeCycle: (userId: string, id: string): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const cycle = found(await repositories.cycles.findOwn(id), 'cycle', id)
        await refuseInUse(repositories, cycle)
        await repositories.cycles.remove(id)
        await record(repositories, userId, cycle, null)
        await repositories.announce('goals')
      }),
  }
}

/** For all of the current workspace. There is no way back: goals of colleagues may be measured against it by then. */
async function share(mine: Repositories, cycleId: string): Promise<void> {
  const workspace = await administeredWorkspace(mine)
  await mine.sharedGoals.shareCycle(cycleId, workspace.id)
}

async function refuseInUse({ objectives }: Repositories, { id, title }: Cycle): Promise<void> {
  const inUse = (await objectives.list()).filter(({ cycleId }) => cycleId === id)
  if (inUse.length === 0) return
  throw conflict(
    'cycle-in-use',
    `The cycle "${title}" holds ${inUse.length} objective(s), such as "${inUse[0]?.title}".`,
    'Move them to another cycle or remove them first.',
  )
}

function checked(cycle: Cycle): Cycle {
  if (cycle.endsOn < cycle.startsOn) {
    throw invalid('body.endsOn', cycle.endsOn, `a date on or after startsOn, ${cycle.startsOn}`)
  }
  const days = (Date.parse(cycle.endsOn) - Date.parse(cycle.startsOn)) / 86_400_000 + 1
  if (days > longestDays) throw invalid('body.endsOn', cycle.endsOn, 'a cycle of at most three years')
  return cycle
}
