import * as cycles from '#contracts/http/cycle-routes.ts'
import * as goals from '#contracts/http/goal-routes.ts'
import * as keyResults from '#contracts/http/key-result-routes.ts'
import * as objectives from '#contracts/http/objective-routes.ts'
import type { UseCases } from '#app/use-cases.ts'
import type { Register } from '../register.ts'

export function cycleRoutes(register: Register, app: UseCases): void {
  register(cycles.listCycles, (_, { userId }) => app.listCycles(userId))
  register(cycles.createCycle, async ({ body }, { userId }) =>
    app.readCycle(userId, await app.createCycle(userId, body)),
  )
  register(cycles.updateCycle, async ({ params, body }, { userId }) => {
    await app.updateCycle(userId, params.id, body)
    return await app.readCycle(userId, params.id)
  })
  register(cycles.deleteCycle, ({ params }, { userId }) => app.removeCycle(userId, params.id))
}

export function goalRoutes(register: Register, app: UseCases): void {
  register(goals.listGoalWarnings, ({ query }, { userId }) => app.listGoalWarnings(userId, query.cycleId))
  register(goals.listGoalChanges, ({ query }, { userId }) => app.listGoalChanges(userId, query))
  register(goals.listAchievements, (_, { userId }) => app.listAchievements(userId))
  register(goals.copyObjectives, async ({ params, body }, { userId }) => {
    const ids = await app.copyObjectives(userId, params.id, body)
    const { items } = await app.listObjectives(userId, { cycleId: params.id })
    return { items: items.filter(({ id }) => ids.includes(id)) }
  })
}

export function objectiveRoutes(register: Register, app: UseCases): void {
  register(objectives.listObjectives, ({ query }, { userId }) => app.listObjectives(userId, query))
  register(objectives.createObjective, async ({ body }, { userId }) =>
    app.readObjective(userId, await app.createObjective(userId, body)),
  )
  register(objectives.readObjective, ({ params }, { userId }) => app.readObjective(userId, params.id))
  register(objectives.updateObjective, async ({ params, body }, { userId }) => {
    await app.updateObjective(userId, params.id, body)
    return await app.readObjective(userId, params.id)
  })
  register(objectives.deleteObjective, ({ params }, { userId }) => app.removeObjective(userId, params.id))
}

export function keyResultRoutes(register: Register, app: UseCases): void {
  register(keyResults.createKeyResult, async ({ params, body }, { userId }) =>
    app.readKeyResult(userId, await app.createKeyResult(userId, params.id, body)),
  )
  register(keyResults.updateKeyResult, async ({ params, body }, { userId }) => {
    await app.updateKeyResult(userId, params.id, body)
    return await app.readKeyResult(userId, params.id)
  })
  register(keyResults.deleteKeyResult, ({ params }, { userId }) => app.removeKeyResult(userId, params.id))
  register(keyResults.putEffortPlan, async ({ params, body }, { userId }) => {
    await app.setEffortPlan(userId, params.id, body)
    return await app.readKeyResult(userId, params.id)
  })
  register(keyResults.deleteEffortPlan, async ({ params }, { userId }) => {
    await app.removeEffortPlan(userId, params.id)
    return await app.readKeyResult(userId, params.id)
  })
}

export function checkInRoutes(register: Register, app: UseCases): void {
  register(keyResults.listEffortWeeks, ({ params }, { userId }) => app.listEffortWeeks(userId, params.id))
  register(keyResults.listCheckIns, ({ params }, { userId }) => app.listCheckIns(userId, params.id))
  register(keyResults.addCheckIn, ({ params, body }, { userId }) => app.addCheckIn(userId, params.id, body))
  register(keyResults.addMilestone, ({ params, body }, { userId }) =>
    app.addMilestone(userId, params.id, body),
  )
  register(keyResults.updateMilestone, ({ params, body }, { userId }) =>
    app.updateMilestone(userId, params.id, params.milestoneId, body),
  )
  register(keyResults.deleteMilestone, ({ params }, { userId }) =>
    app.removeMilestone(userId, params.id, params.milestoneId),
  )
}
