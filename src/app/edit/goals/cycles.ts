import type { RouteRequest } from '#contracts/http/route.ts'
import type { createCycle, updateCycle } from '#contracts/http/cycle-routes.ts'
import type { Cycle } from '#core/goals/cycle.ts'
import { DAY_MS } from '#core/time/interval.ts'
import { conflict, invalid } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'
import { recorderOf } from './record-change.ts'
import { lookAgain } from '../teams/edit-goal.ts'
import { openCycle } from '../teams/open-cycle.ts'
import { administeredWorkspace } from '../teams/standing.ts'

type NewCycle = RouteRequest<typeof createCycle>['body']
type CycleChange = RouteRequest<typeof updateCycle>['body']

const LONGEST_DAYS = 3 * 366

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

    updateCycle: async (userId: string, id: string, change: CycleChange): Promise<void> => {
      const others = await unitOfWork.forUser(userId, async (mine) => {
        const open = await openCycle(mine, userId, id)
        const { cycle } = open
        const next = checked({
          ...cycle,
          title: change.title ?? cycle.title,
          kind: change.kind ?? cycle.kind,
          startsOn: change.startsOn ?? cycle.startsOn,
          endsOn: change.endsOn ?? cycle.endsOn,
        })
        await open.save(next)
        if (change.isShared === true) await share(mine, id)
        await record(open.history, userId, cycle, next)
        await lookAgain(mine)
        return open.others
      })
      for (const person of others) await unitOfWork.forUser(person, lookAgain)
    },

    removeCycle: (userId: string, id: string): Promise<void> =>
      unitOfWork.forUser(userId, async (mine) => {
        const { cycle, history, remove } = await openCycle(mine, userId, id)
        await refuseInUse(mine, cycle)
        await record(history, userId, cycle, null)
        await remove()
        await mine.announce('goals')
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
  const days = (Date.parse(cycle.endsOn) - Date.parse(cycle.startsOn)) / DAY_MS + 1
  if (days > LONGEST_DAYS) throw invalid('body.endsOn', cycle.endsOn, 'a cycle of at most three years')
  return cycle
}
