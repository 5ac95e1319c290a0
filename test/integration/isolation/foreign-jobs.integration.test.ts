import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jobNames } from '#contracts/jobs/job-payloads.ts'
import { NOTICES } from '#app/ports/repositories/person-repositories.ts'
import { calendarListSubject } from '#app/wake-up.ts'
import { snapshotOf } from '../postgres/support/snapshot.ts'
import { createTwoPeople, SECRET, type TwoPeople } from './support/two-people.ts'

const NOBODY = '019abcde-0000-7000-8000-000000000000'
const context = { signal: new AbortController().signal }

let people: TwoPeople
beforeAll(async () => {
  people = await createTwoPeople()
})
afterAll(() => people.close())

/** Every job but the sweep, for a person and with a subject. */
const jobs = {
  'pull-calendar': (userId, calendarId) => people.useCases.jobs.pullCalendar({ userId, calendarId }, context),
  'pull-calendar-list': (userId, connectionId) =>
    people.useCases.jobs.pullCalendarList({ userId, connectionId }, context),
  'unfold-goals': (userId) => people.useCases.jobs.unfoldGoals({ userId }),
  'plan-blocks': (userId) => people.useCases.jobs.planBlocks({ userId }),
  'publish-plan': (userId) => people.useCases.jobs.publishPlan({ userId }, context),
  'settle-blocks': (userId) => people.useCases.jobs.settleBlocks({ userId }),
  'tell-person': (userId) => people.useCases.jobs.tellPerson({ userId }, context),
} satisfies Readonly<Record<string, (userId: string, subject: string) => Promise<void>>>

type Subject = readonly [what: string, of: () => string]
const foreign: readonly Subject[] = [
  ['a calendar', () => people.bob.has.calendar.id],
  ['an account', () => people.bob.has.connection.id],
  ['a block', () => people.bob.has.block.id],
  ['a person', () => people.bob.id],
  ['nothing', () => NOBODY],
]

/** As if somebody had asked for it, so that the job does not end at once. */
const askFor = (userId: string, subject: string) =>
  people.unitOfWork.forUser(userId, async ({ wakes }) => {
    await wakes.request('pull', subject)
    await wakes.request('pull', calendarListSubject(subject))
    await wakes.request('settle', NOTICES)
    for (const family of ['unfold', 'plan', 'publish', 'settle'] as const) await wakes.request(family)
  })

describe('jobs', () => {
  test('all of them are tried', () => {
    expect([...Object.keys(jobs), 'sweep'].toSorted()).toEqual(jobNames.toSorted())
  })

  test.for(
    Object.entries(jobs).flatMap(([name, job]) => foreign.map((subject) => [name, subject, job] as const)),
  )('%s with %s of somebody else reads and writes nothing of theirs', async ([, [, subject], job]) => {
    const { ada, bob, pool, opened } = people
    const before = await snapshotOf(pool, bob.id)
    opened.splice(0)
    await askFor(ada.id, subject())
    await job(ada.id, subject()).catch(() => undefined)
    expect(await snapshotOf(pool, bob.id)).toEqual(before)
    expect(opened.filter((id) => id !== ada.has.connection.id)).toEqual([])
    expect(JSON.stringify(await snapshotOf(pool, ada.id))).not.toContain(SECRET)
  })

  test.for(Object.entries(jobs))('%s for nobody writes nothing', async ([, job]) => {
    const before = await everything()
    await job(NOBODY, people.bob.has.calendar.id).catch(() => undefined)
    expect(await everything()).toEqual(before)
  })

  test('the sweep wakes people and changes nothing but their wakes', async () => {
    // The first one of the day clears away what is old; furniture is.
    await people.useCases.jobs.sweep()
    const { wakes: ignored, ...before } = await snapshotOf(people.pool, people.bob.id)
    await people.useCases.jobs.sweep()
    const { wakes, ...after } = await snapshotOf(people.pool, people.bob.id)
    expect(after).toEqual(before)
    expect(wakes?.length).toBeGreaterThanOrEqual(ignored?.length ?? 0)
  })
})

const everything = async () => [
  await snapshotOf(people.pool, people.ada.id),
  await snapshotOf(people.pool, people.bob.id),
  await snapshotOf(people.pool, NOBODY),
]
