import { beforeAll, describe, expect, test } from 'vitest'
import type { Repositories } from '#app/ports/unit-of-work.ts'
import { type Furniture, furnish } from './support/furnish.ts'
import {
  aBlock,
  aCalendar,
  aChannel,
  aCheckIn,
  aHabit,
  aMetric,
  anEffortPlan,
  anEntry,
  anEvent,
  anObjective,
  aPlanVersion,
  aPublishedEvent,
  aRepair,
  aTask,
} from './support/samples.ts'
import { ids, NOW_MS } from './support/store.ts'
import { snapshotOf } from './support/snapshot.ts'
import { useStore } from './support/use-store.ts'

const store = useStore()

/** Bob has one of everything. Ada has, too, but for the reads, where she has nothing. */
let bob: string
let his: Furniture

beforeAll(async () => {
  bob = (await store.current.addPerson()).id
  his = await store.current.unitOfWork.forUser(bob, furnish)
})

const nothingShared = { objectives: [], keyResults: [], cycles: [], checkIns: [] }

type Read = readonly [name: string, read: (ada: Repositories) => Promise<unknown>, nothing: unknown]

const reads: readonly Read[] = [
  ['departure.find', ({ departure }) => departure.find(), null],
  ['housekeeping.clear', ({ housekeeping }) => housekeeping.clear('notices', Date.UTC(2100, 0)), 0],
  ['hours.find', ({ hours }) => hours.find(his.hours.id), null],
  ['hours.list', ({ hours }) => hours.list(), []],
  ['connections.find', ({ connections }) => connections.find(his.connection.id), null],
  ['connections.findForUpdate', ({ connections }) => connections.findForUpdate(his.connection.id), null],
  ['connections.list', ({ connections }) => connections.list(), []],
  ['calendars.find', ({ calendars }) => calendars.find(his.calendar.id), null],
  ['calendars.list', ({ calendars }) => calendars.list(), []],
  ['channels.listFor', ({ channels }) => channels.listFor(his.calendar.id), []],
  ['channels.listOfConnection', ({ channels }) => channels.listOfConnection(his.connection.id), []],
  ['ownCalendars.find', ({ ownCalendars }) => ownCalendars.find(his.ownCalendar.googleSubject), null],
  ['callBudgets.find', ({ callBudgets }) => callBudgets.find(his.connection.id, ''), null],
  ['events.find', ({ events }) => events.find(his.calendar.id, his.event.eventId), null],
  ['events.findMany', ({ events }) => events.findMany(his.calendar.id, [his.event.eventId]), []],
  ['events.listAround', ({ events }) => events.listAround(0, 2 * NOW_MS), []],
  ['cycles.find', ({ cycles }) => cycles.find(his.cycle.id), null],
  ['cycles.list', ({ cycles }) => cycles.list(), []],
  ['objectives.find', ({ objectives }) => objectives.find(his.objective.id), null],
  ['events.countByCalendar', ({ events }) => events.countByCalendar(), new Map()],
  ['objectives.list', ({ objectives }) => objectives.list(), []],
  ['keyResults.find', ({ keyResults }) => keyResults.find(his.keyResult.id), null],
  ['keyResults.list', ({ keyResults }) => keyResults.list(), []],
  ['checkIns.listFor', ({ checkIns }) => checkIns.listFor(his.keyResult.id), []],
  ['habits.find', ({ habits }) => habits.find(his.habit.id), null],
  ['habits.list', ({ habits }) => habits.list(), []],
  ['habits.listSkips', ({ habits }) => habits.listSkips('2000-01-01'), []],
  ['tasks.find', ({ tasks }) => tasks.find(his.task.id), null],
  ['tasks.list', ({ tasks }) => tasks.list(), []],
  ['tasks.findMany', ({ tasks }) => tasks.findMany([his.task.id]), []],
  ['tasks.listBySource', ({ tasks }) => tasks.listBySource('person'), []],
  ['tasks.listForWeeks', ({ tasks }) => tasks.listForWeeks(['2026-11-16']), []],
  ['tasks.listByStatus', ({ tasks }) => tasks.listByStatus('open'), []],
  ['blocks.find', ({ blocks }) => blocks.find(his.block.id), null],
  ['blocks.findMany', ({ blocks }) => blocks.findMany([his.block.id]), []],
  ['blocks.listBetween', ({ blocks }) => blocks.listBetween(0, 2 * NOW_MS), []],
  ['blocks.listInStates', ({ blocks }) => blocks.listInStates(['flexible']), []],
  ['blocks.listForItems', ({ blocks }) => blocks.listForItems([his.task.id]), []],
  ['blocks.listForItem', ({ blocks }) => blocks.listForItem(his.task.id), []],
  ['publishedEvents.listStanding', ({ publishedEvents }) => publishedEvents.listStanding(), []],
  ['publishedEvents.listStandingAfter', ({ publishedEvents }) => publishedEvents.listStandingAfter(0), []],
  ['publishedEvents.countLive', ({ publishedEvents }) => publishedEvents.countLive(), new Map()],
  ['publishedEvents.latestOf', ({ publishedEvents }) => publishedEvents.latestOf([his.block.id]), []],
  ['publishedEvents.latestFor', ({ publishedEvents }) => publishedEvents.latestFor(his.block.id), null],
  [
    'publishedEvents.findByEvents',
    ({ publishedEvents }) => publishedEvents.findByEvents(his.calendar.id, [his.published.eventId]),
    [],
  ],
  ['planVersions.find', ({ planVersions }) => planVersions.find(his.version.id), null],
  ['planVersions.blocksOf', ({ planVersions }) => planVersions.blocksOf(his.version.id), []],
  ['planVersions.latestApplied', ({ planVersions }) => planVersions.latestApplied(), null],
  ['planVersions.page', ({ planVersions }) => planVersions.page(null, 10), []],
  ['planVersions.movesSince', ({ planVersions }) => planVersions.movesSince(0), []],
  ['planVersions.nextNumber', ({ planVersions }) => planVersions.nextNumber(), 1],
  ['repairs.find', ({ repairs }) => repairs.find(his.repair.id), null],
  ['repairs.latestStanding', ({ repairs }) => repairs.latestStanding(), null],
  ['ledger.find', ({ ledger }) => ledger.find(his.entry.id), null],
  ['ledger.sumMinutesOf', ({ ledger }) => ledger.sumMinutesOf('taskId', [his.task.id]), new Map()],
  ['ledger.list', ({ ledger }) => ledger.list({ blockId: his.block.id }), []],
  ['ledger.page', ({ ledger }) => ledger.page({}, null, 10), []],
  ['ledger.page after his entry', ({ ledger }) => ledger.page({}, his.entry.id, 10), []],
  ['ledger.sumMinutes', ({ ledger }) => ledger.sumMinutes({}), 0],
  ['workspaces.list', ({ workspaces }) => workspaces.list(), []],
  ['teams.list', ({ teams }) => teams.list(his.workspace.id), []],
  ['workspaces.people', ({ workspaces }) => workspaces.people(his.workspace.id), []],
  ['invitations.list', ({ invitations }) => invitations.list(his.workspace.id), []],
  ['sharedGoals.list', ({ sharedGoals }) => sharedGoals.list(his.workspace.id), nothingShared],
  ['sharedGoals.places', ({ sharedGoals }) => sharedGoals.places(), []],
  ['sharedGoals.owners', ({ sharedGoals }) => sharedGoals.owners(), new Map()],
  [
    'sharedGoals.effortOfColleagues',
    ({ sharedGoals }) => sharedGoals.effortOfColleagues([his.objective.id, his.keyResult.id]),
    new Map(),
  ],
  [
    'reports.time',
    ({ reports }) =>
      reports.time(
        {
          workspaceId: his.workspace.id,
          fromWeek: '2026-01-05',
          toWeek: '2027-01-04',
          by: 'member',
          objectiveId: null,
          userId: null,
          teamId: null,
        },
        2 * NOW_MS,
      ),
    { shared: [], other: [] },
  ],
  ['reports.plans', ({ reports }) => reports.plans(his.workspace.id), []],
  [
    'reports.room',
    ({ reports }) =>
      reports.room(
        his.workspace.id,
        { since: '2026-01-05', from: '2026-01-05', to: '2027-01-04' },
        2 * NOW_MS,
      ),
    [],
  ],
  ['rooms.isNotedSince', ({ rooms }) => rooms.isNotedSince(0), false],
  ['sharedGoals.find', ({ sharedGoals }) => sharedGoals.find(his.objective.id), nothingShared],
  ['sharedGoals.findKeyResult', ({ sharedGoals }) => sharedGoals.findKeyResult(his.keyResult.id), null],
  ['sharedGoals.listServed', ({ sharedGoals }) => sharedGoals.listServed(), nothingShared],
  ['sharedGoals.peopleOn', ({ sharedGoals }) => sharedGoals.peopleOn(his.objective.id), []],
  ['sharedGoals.sharedCycles', ({ sharedGoals }) => sharedGoals.sharedCycles(), new Map()],
  [
    'sharedGoals.keptBy',
    ({ sharedGoals }) => sharedGoals.keptBy(bob).objectives.find(his.objective.id),
    null,
  ],
  ['listings.pagesOf', ({ listings }) => listings.pagesOf(his.calendar.id), []],
  ['goalChanges.page', ({ goalChanges }) => goalChanges.page(null, null, 10), []],
  [
    'goalChanges.page of his objective',
    ({ goalChanges }) => goalChanges.page(his.objective.id, null, 10),
    [],
  ],
  ['achievements.list', ({ achievements }) => achievements.list(), []],
  ['kpis.find', ({ kpis }) => kpis.find(his.kpi.id), null],
  ['kpis.list', ({ kpis }) => kpis.list(), []],
  ['kpis.listReadings', ({ kpis }) => kpis.listReadings(his.kpi.id), []],
  ['kpis.listLatestReadings', ({ kpis }) => kpis.listLatestReadings(9), []],
  ['kpis.listWebhooks', ({ kpis }) => kpis.listWebhooks(), []],
  ['notifications.find', ({ notifications }) => notifications.find(his.notice.id), null],
  ['notifications.keysOf', ({ notifications }) => notifications.keysOf('kpi-breach'), []],
  ['notifications.page', ({ notifications }) => notifications.page(null, 9), []],
  ['notifications.countUnread', ({ notifications }) => notifications.countUnread(), 0],
  ['notifications.listWaiting', ({ notifications }) => notifications.listWaiting(9), []],
  ['notifications.isLinkUsed', ({ notifications }) => notifications.isLinkUsed(his.notice.id), false],
  ['notifications.listMails', ({ notifications }) => notifications.listMails(9), []],
  ['taskSeries.find', ({ taskSeries }) => taskSeries.find(his.series.id), null],
  ['taskSeries.list', ({ taskSeries }) => taskSeries.list(), []],
  ['taskChanges.find', ({ taskChanges }) => taskChanges.find(his.change.id), null],
  ['wakes.find', ({ wakes }) => wakes.find('plan'), null],
  ['wakes.listFailing', ({ wakes }) => wakes.listFailing(), []],
  ['wakes.findForUpdate', ({ wakes }) => wakes.findForUpdate('plan'), null],
]

type Write = readonly [name: string, write: (ada: Repositories, hers: Furniture) => Promise<unknown>]

/** Saves over his rows, and rows of hers that point at his. */
const refused: readonly Write[] = [
  ['hours', ({ hours }) => hours.save(his.hours)],
  ['person', ({ person }) => person.get().then((ada) => person.save({ ...ada, id: bob }))],
  ['connection', ({ connections }) => connections.save(his.connection)],
  [
    'calendar',
    ({ calendars }, hers) => calendars.save({ ...his.calendar, connectionId: hers.connection.id }),
  ],
  ['calendar.connectionId', ({ calendars }) => calendars.save(aCalendar(his.connection.id))],
  ['channel', ({ channels }, hers) => channels.save({ ...his.channel, calendarId: hers.calendar.id })],
  [
    'channel.calendarId',
    ({ channels }, hers) => channels.save(aChannel(hers.connection.id, his.calendar.id)),
  ],
  [
    'channel.connectionId',
    ({ channels }, hers) => channels.save(aChannel(his.connection.id, hers.calendar.id)),
  ],
  ['own calendar', ({ ownCalendars }) => ownCalendars.save(his.ownCalendar)],
  ['call budget', ({ callBudgets }) => callBudgets.hold(his.callBudget)],
  ['event', ({ events }) => events.upsert([his.event])],
  ['event.calendarId', ({ events }, hers) => events.upsert([hers.event, anEvent(his.calendar.id)])],
  ['events.replaceAll', ({ events }) => events.replaceAll(his.calendar.id, [])],
  ['cycle', ({ cycles }) => cycles.save(his.cycle)],
  ['objective', ({ objectives }, hers) => objectives.save({ ...his.objective, cycleId: hers.cycle.id })],
  ['objective.cycleId', ({ objectives }) => objectives.save(anObjective(his.cycle.id))],
  [
    'objective.parentId',
    ({ objectives }, hers) => objectives.save(anObjective(hers.cycle.id, { parentId: his.objective.id })),
  ],
  [
    'key result',
    ({ keyResults }, hers) => keyResults.save({ ...his.keyResult, objectiveId: hers.objective.id }),
  ],
  ['keyResult.objectiveId', ({ keyResults }) => keyResults.save(aMetric(his.objective.id))],
  ['milestone', ({ keyResults }, hers) => keyResults.saveMilestone(hers.keyResult.id, his.milestone, 0)],
  [
    'milestone.keyResultId',
    ({ keyResults }, hers) => keyResults.saveMilestone(his.keyResult.id, hers.milestone, 0),
  ],
  [
    'effort plan of his key result',
    ({ keyResults }, hers) => keyResults.saveEffortPlan(his.keyResult.id, anEffortPlan(hers.hours.id)),
  ],
  [
    'effortPlan.hoursProfileId',
    ({ keyResults }, hers) => keyResults.saveEffortPlan(hers.keyResult.id, anEffortPlan(his.hours.id)),
  ],
  ['checkIn.keyResultId', ({ checkIns }) => checkIns.add(aCheckIn(his.keyResult.id))],
  ['habit', ({ habits }) => habits.save({ ...aHabit(), id: his.habit.id })],
  ['habit.objectiveId', ({ habits }) => habits.save(aHabit({ objectiveId: his.objective.id }))],
  ['habit.keyResultId', ({ habits }) => habits.save(aHabit({ keyResultId: his.keyResult.id }))],
  ['habit.hoursProfileId', ({ habits }) => habits.save(aHabit({ hoursProfileId: his.hours.id }))],
  ['habits.skip', ({ habits }) => habits.skip(his.habit.id, '2026-05-01')],
  ['task', ({ tasks }, hers) => tasks.save(aTask(hers.hours.id, { id: his.task.id }))],
  ['task.hoursProfileId', ({ tasks }) => tasks.save(aTask(his.hours.id))],
  [
    'task.keyResultId',
    ({ tasks }, hers) => tasks.save(aTask(hers.hours.id, { keyResultId: his.keyResult.id })),
  ],
  [
    'task.objectiveId',
    ({ tasks }, hers) => tasks.save(aTask(hers.hours.id, { objectiveId: his.objective.id })),
  ],
  [
    'task.afterTaskIds',
    ({ tasks }, hers) => tasks.save(aTask(hers.hours.id, { afterTaskIds: [hers.task.id, his.task.id] })),
  ],
  ['block', ({ blocks }, hers) => blocks.save(aBlock(hers.task.id, { id: his.block.id }))],
  ['block.taskId', ({ blocks }) => blocks.save(aBlock(his.task.id))],
  ['block.habitId', ({ blocks }) => blocks.save(aBlock(his.habit.id, { itemKind: 'habit' }))],
  [
    'published event',
    ({ publishedEvents }, hers) =>
      publishedEvents.save(
        aPublishedEvent(hers.block.id, hers.calendar.id, { id: his.published.id, generation: 2 }),
      ),
  ],
  [
    'published.blockId',
    ({ publishedEvents }, hers) => publishedEvents.save(aPublishedEvent(his.block.id, hers.calendar.id)),
  ],
  [
    'published.calendarId',
    ({ publishedEvents }, hers) => publishedEvents.save(aPublishedEvent(hers.block.id, his.calendar.id)),
  ],
  [
    'version.restores',
    ({ planVersions }) => planVersions.add(aPlanVersion(2, { restores: his.version.id }), []),
  ],
  ['repair.planVersionId', ({ repairs }) => repairs.add(aRepair(his.version.id))],
  [
    'version block',
    ({ planVersions }) =>
      planVersions.add(aPlanVersion(2), [{ blockId: his.block.id, startMs: 0, endMs: 1, isPinned: true }]),
  ],
  ...(['blockId', 'taskId', 'habitId', 'keyResultId', 'objectiveId', 'corrects'] as const).map(
    (column): Write => [`entry.${column}`, ({ ledger }) => ledger.add(anEntry({ [column]: hisOf(column) }))],
  ),
]

function hisOf(
  column: 'blockId' | 'taskId' | 'habitId' | 'keyResultId' | 'objectiveId' | 'corrects',
): string {
  const { block, task, habit, keyResult, objective, entry } = his
  const rows = {
    blockId: block,
    taskId: task,
    habitId: habit,
    keyResultId: keyResult,
    objectiveId: objective,
  }
  return { ...rows, corrects: entry }[column].id
}

const removals: readonly Write[] = [
  ['connections', ({ connections }) => connections.remove(his.connection.id)],
  ['channels', ({ channels }) => channels.prune(Number.MAX_SAFE_INTEGER / 10_000)],
  ['ownCalendars', ({ ownCalendars }) => ownCalendars.remove(his.ownCalendar.id)],
  ['callBudgets', ({ callBudgets }) => callBudgets.save({ ...his.callBudget, tokens: 0 })],
  ['hours', ({ hours }) => hours.remove(his.hours.id)],
  ['cycles', ({ cycles }) => cycles.remove(his.cycle.id)],
  ['objectives', ({ objectives }) => objectives.remove(his.objective.id)],
  ['keyResults', ({ keyResults }) => keyResults.remove(his.keyResult.id)],
  ['milestones', ({ keyResults }) => keyResults.removeMilestone(his.milestone.id)],
  ['effort plans', ({ keyResults }) => keyResults.removeEffortPlan(his.keyResult.id)],
  ['habits', ({ habits }) => habits.remove(his.habit.id)],
  ['skips', ({ habits }) => habits.unskip(his.habit.id, '2026-04-02')],
  ['tasks', ({ tasks }) => tasks.remove(his.task.id)],
  ['repairs', ({ repairs }) => repairs.setUndone(his.repair.id, NOW_MS)],
  ['events', ({ events }) => events.remove(his.calendar.id, [his.event.eventId])],
  ['kpis', ({ kpis }) => kpis.remove(his.kpi.id)],
  ['webhooks', ({ kpis }) => kpis.setWebhook(his.kpi.id, null)],
  ['listings', ({ listings }) => listings.forget(his.calendar.id)],
  ['notices', ({ notifications }) => notifications.markAllRead(NOW_MS)],
  ['closed notices', ({ notifications }) => notifications.close(['objective-behind'], [])],
  ['links', ({ notifications }) => notifications.releaseLink(his.notice.id)],
  ['series', ({ taskSeries }) => taskSeries.remove(his.series.id)],
  ['changes of tasks', ({ taskChanges }) => taskChanges.setUndone(his.change.id, NOW_MS)],
  ['wakes', ({ wakes }) => wakes.finish('plan', '', 1)],
  ['failures of wakes', ({ wakes }) => wakes.fail('plan', '', 'hers')],
]

describe("another person's rows", () => {
  test.for(reads)('%s() does not see them', async ([, read, nothing]) => {
    expect(await store.asPerson((ada) => read(ada))).toEqual(nothing)
  })

  test('no repository is left out', async () => {
    const names = await store.asPerson(async (ada) => Object.keys(ada))
    const covered = new Set(reads.map(([name]) => name.split('.')[0]))
    expect(names.filter((name) => !covered.has(name))).toEqual(['person', 'announce'])
  })

  test.for(refused)('%s: refused, and nothing of his changes', async ([, write]) => {
    const before = await snapshotOf(store.current.pool, bob)
    const attempt = store.asPerson(async (ada) => write(ada, await furnish(ada)))
    await expect(attempt).rejects.toMatchObject({ name: 'StorageError', fault: 'not-yours' })
    expect(await snapshotOf(store.current.pool, bob)).toEqual(before)
  })

  test.for(removals)('%s: removing his removes nothing', async ([, remove]) => {
    const before = await snapshotOf(store.current.pool, bob)
    await store.asPerson(async (ada) => remove(ada, await furnish(ada)))
    expect(await snapshotOf(store.current.pool, bob)).toEqual(before)
  })

  test('a plan version of his cannot be applied by her', async () => {
    const attempt = store.asPerson((ada) => ada.planVersions.setStatus(his.version.id, 'applied', NOW_MS))
    await expect(attempt).rejects.toMatchObject({ fault: 'not-found' })
  })

  test('a reference to nothing is refused in the same words', async () => {
    const attempt = store.asPerson((ada) => ada.objectives.save(anObjective(ids.next())))
    await expect(attempt).rejects.toThrow(/^Cannot save objective .*: there is no cycle .* of this person/)
  })
})
