import type { Repositories } from '#app/ports/unit-of-work.ts'
import { furnishMore } from './furnish-more.ts'
import { furnishWorkspace } from './furnish-workspace.ts'
import {
  aBlock,
  aCalendar,
  aChannel,
  aCheckIn,
  aConnection,
  aCycle,
  aHabit,
  anEffort,
  anEffortPlan,
  anEntry,
  anEvent,
  anObjective,
  aPlanVersion,
  aPublishedEvent,
  aRepair,
  aTask,
  someHours,
} from './samples.ts'

/** One row of everything, all linked to each other. */
export async function furnish(repositories: Repositories) {
  const { id: userId } = await repositories.person.get()
  const shared = await furnishWorkspace(repositories, userId)
  const goals = await furnishGoals(repositories)
  const { hours, objective, keyResult } = goals
  const predecessor = aTask(hours.id, { title: 'Research' })
  const task = aTask(hours.id, {
    afterTaskIds: [predecessor.id],
    keyResultId: keyResult.id,
    objectiveId: objective.id,
  })
  const habit = aHabit({ objectiveId: objective.id, keyResultId: keyResult.id, hoursProfileId: hours.id })
  const block = aBlock(task.id)
  const connection = aConnection()
  const calendar = aCalendar(connection.id)
  const channel = aChannel(connection.id, calendar.id)
  const ownCalendar = {
    id: block.id,
    googleSubject: connection.googleSubject,
    googleCalendarId: null,
    askedAtMs: null,
  }
  const callBudget = {
    connectionId: connection.id,
    subject: '',
    tokens: 1,
    filledAtMs: 0,
    pausedUntilMs: null,
    writesPausedUntilMs: null,
    refusals: 0,
    createsOn: null,
    creates: 0,
  }
  const event = anEvent(calendar.id, { blockId: block.id, generation: 1 })
  const published = aPublishedEvent(block.id, calendar.id)
  const version = aPlanVersion(1)
  const repair = aRepair(version.id)
  const entry = anEntry({
    blockId: block.id,
    taskId: task.id,
    keyResultId: keyResult.id,
    objectiveId: objective.id,
  })
  await repositories.tasks.save(predecessor)
  await repositories.tasks.save(task)
  await repositories.habits.save(habit)
  await repositories.habits.skip(habit.id, '2026-04-02')
  await repositories.blocks.save(block)
  await repositories.connections.save(connection)
  await repositories.calendars.save(calendar)
  await repositories.channels.save(channel)
  await repositories.ownCalendars.save(ownCalendar)
  await repositories.callBudgets.hold(callBudget)
  await repositories.events.upsert([event])
  await repositories.publishedEvents.save(published)
  const { id: blockId, startMs, endMs } = block
  await repositories.planVersions.add(version, [{ blockId, startMs, endMs, isPinned: false }])
  await repositories.repairs.add(repair)
  await repositories.ledger.add(entry)
  await repositories.wakes.request('plan')
  const more = await furnishMore(repositories, { task, calendarId: calendar.id, versionId: version.id })
  return {
    ...shared,
    ...goals,
    ...more,
    predecessor,
    task,
    habit,
    block,
    connection,
    calendar,
    channel,
    ownCalendar,
    callBudget,
    event,
    published,
    version,
    repair,
    entry,
  }
}

export type Furniture = Awaited<ReturnType<typeof furnish>>

async function furnishGoals(repositories: Repositories) {
  const hours = someHours()
  const cycle = aCycle()
  const objective = anObjective(cycle.id)
  const keyResult = anEffort(objective.id)
  const milestone = { id: keyResult.id, title: 'Half', weight: 2, doneAtMs: null }
  const checkIn = aCheckIn(keyResult.id)
  await repositories.hours.save(hours)
  await repositories.cycles.save(cycle)
  await repositories.objectives.save(objective)
  await repositories.keyResults.save(keyResult)
  await repositories.keyResults.saveEffortPlan(keyResult.id, anEffortPlan(hours.id))
  await repositories.keyResults.saveMilestone(keyResult.id, milestone, 0)
  await repositories.checkIns.add(checkIn)
  return { hours, cycle, objective, keyResult, milestone, checkIn }
}
