import { describe, expect, test } from 'vitest'
import { anEntry } from '../postgres/support/samples.ts'
import { keyResults, MONDAY_MS, refusal, useEdits } from './support/use-edits.ts'

const edits = useEdits()
const DAY_MS = 24 * 60 * 60 * 1000

const current = async () => (await edits.app.listCycles(edits.me)).items.filter(({ isCurrent }) => isCurrent)

const added = async () => {
  const id = await edits.addKeyResult(await edits.addObjective(), keyResults.milestone)
  const view = await edits.app.readKeyResult(edits.me, id)
  if (view.kind !== 'milestone') throw new Error('Expected milestones.')
  return { id, milestones: view.milestones }
}
const titles = async (id: string) => {
  const view = await edits.app.readKeyResult(edits.me, id)
  return view.kind === 'milestone' ? view.milestones.map(({ title }) => title) : []
}

const checkIn = (id: string, value: number | null, at?: string) =>
  edits.app.addCheckIn(edits.me, id, { value, confidence: 7, note: '', at })

describe('cycles', () => {
  test('end on or after the day they begin, and last three years at most', async () => {
    const { addCycle } = edits
    await addCycle({ startsOn: '2026-12-01', endsOn: '2026-12-01' })
    await addCycle({ startsOn: '2024-01-01', endsOn: '2026-12-31' })
    const back = await refusal(addCycle({ startsOn: '2026-12-02', endsOn: '2026-12-01' }))
    const long = await refusal(addCycle({ startsOn: '2024-01-01', endsOn: '2027-12-31' }))
    expect([back.field, long.field]).toEqual(['body.endsOn', 'body.endsOn'])
  })

  test('a change is checked together with what stays', async () => {
    const id = await edits.addCycle({ startsOn: '2026-01-01', endsOn: '2026-03-31' })
    const { field, expected } = await refusal(edits.app.updateCycle(edits.me, id, { startsOn: '2026-04-01' }))
    expect([field, expected]).toEqual(['body.endsOn', 'a date on or after startsOn, 2026-04-01'])
    await edits.app.updateCycle(edits.me, id, { startsOn: '2026-02-01', title: 'Late' })
    expect(await edits.ask(({ cycles }) => cycles.find(id))).toMatchObject({
      startsOn: '2026-02-01',
      endsOn: '2026-03-31',
      title: 'Late',
    })
  })

  test('one that holds objectives stays, and says which', async () => {
    const id = await edits.addCycle({ title: 'Q', startsOn: '2026-01-01', endsOn: '2026-03-31' })
    const objective = await edits.addObjective({ title: 'Grow', cycleId: id })
    expect(await refusal(edits.app.removeCycle(edits.me, id))).toMatchObject({
      code: 'cycle-in-use',
      message: 'The cycle "Q" holds 1 objective(s), such as "Grow".',
    })
    await edits.app.removeObjective(edits.me, objective)
    await edits.app.removeCycle(edits.me, id)
    expect((await refusal(edits.app.removeCycle(edits.me, id))).code).toBe('not-found')
  })
})

describe('the current cycle', () => {
  test('is the quarter, made at the first look', async () => {
    expect(await current()).toMatchObject([
      { title: 'Q4 2026', kind: 'quarter', startsOn: '2026-10-01', endsOn: '2026-12-31' },
    ])
  })

  test('begins at midnight where the person lives', async () => {
    edits.goTo(Date.UTC(2026, 11, 31, 22, 59))
    expect((await current()).map(({ title }) => title)).toEqual(['Q4 2026'])
    edits.goTo(Date.UTC(2026, 11, 31, 23))
    expect((await current()).map(({ title }) => title)).toEqual(['Q1 2027'])
  })

  test('of several that hold today it is the one that ends first', async () => {
    await edits.addCycle({ title: 'Year', kind: 'year', startsOn: '2026-01-01', endsOn: '2026-12-31' })
    const month = await edits.addCycle({
      title: 'Month',
      kind: 'month',
      startsOn: '2026-11-01',
      endsOn: '2026-11-30',
    })
    expect((await current()).map(({ id }) => id)).toEqual([month])
    const objective = await edits.app.readObjective(edits.me, await edits.addObjective())
    expect(objective.cycleId).toBe(month)
    edits.goTo(MONDAY_MS + 8 * DAY_MS)
    expect((await current()).map(({ title }) => title)).toEqual(['Year'])
  })
})

describe('objectives', () => {
  test('form a tree: none stands below itself, however far', async () => {
    const [top, middle, leaf] = [
      await edits.addObjective(),
      await edits.addObjective(),
      await edits.addObjective(),
    ]
    const under = (id: string, parentId: string | null) =>
      edits.app.updateObjective(edits.me, id, { parentId })
    await under(middle, top)
    await under(leaf, middle)
    const self = await refusal(under(leaf, leaf))
    const round = await refusal(under(top, leaf))
    expect([self.field, round.field]).toEqual(['body.parentId', 'body.parentId'])
    expect(round.expected).toBe('an objective that is not below this one')
    await under(middle, null)
    await under(top, leaf)
    expect((await edits.app.readObjective(edits.me, top)).parentId).toBe(leaf)
  })

  test('take the colour that is used least, calm ones first', async () => {
    const ids = []
    for (let count = 0; count < 12; count++) ids.push(await edits.addObjective())
    const colors = await Promise.all(
      ids.map(async (id) => (await edits.app.readObjective(edits.me, id)).colorId),
    )
    expect(colors.slice(0, 4)).toEqual(['9', '10', '6', '3'])
    expect(new Set(colors).size).toBe(11)
    expect(colors[11]).toBe('9')
  })

  test('on which work is recorded they are dropped, not removed', async () => {
    const id = await edits.addObjective()
    await edits.ask(({ ledger }) =>
      ledger.add(
        anEntry({
          blockId: null,
          taskId: null,
          habitId: null,
          keyResultId: null,
          objectiveId: id,
          corrects: null,
        }),
      ),
    )
    const refused = await refusal(edits.app.removeObjective(edits.me, id))
    expect([refused.code, refused.wayOut]).toEqual(['work-recorded', 'Set its status to "dropped" instead.'])
    await edits.app.updateObjective(edits.me, id, { status: 'dropped' })
  })

  test('a change asks for the hours and for the calendar to be looked at again', async () => {
    await edits.addObjective()
    expect(edits.woken()).toEqual(['publish', 'unfold'])
  })
})

describe('key results', () => {
  test.each([
    ['metric', {}, null],
    ['milestone', { target: 5 }, 'body.target'],
    ['milestone', { unit: 'x' }, 'body.unit'],
    ['effort', { baseline: 5 }, 'body.baseline'],
    ['effort', { target: 90 }, null],
    ['metric', { target: 0 }, 'body.target'],
    ['metric', { baseline: 100 }, 'body.target'],
    ['effort', { target: 0 }, 'body.target'],
    ['effort', { target: -5 }, 'body.target'],
  ] as const)('of kind %s, a change to %j: %s is at fault', async (kind, change, field) => {
    const id = await edits.addKeyResult(await edits.addObjective(), keyResults[kind])
    const done = edits.app.updateKeyResult(edits.me, id, change)
    expect(field === null ? await done : (await refusal(done)).field).toBe(field ?? undefined)
  })

  test('their effort plan takes the work hours when none are named', async () => {
    const plan = { targetMinutesPerWeek: 120 }
    const id = await edits.addKeyResult(await edits.addObjective(), {
      ...keyResults.effort,
      effortPlan: plan,
    })
    const { effortPlan } = await edits.app.readKeyResult(edits.me, id)
    expect(effortPlan).toMatchObject({
      targetMinutesPerWeek: 120,
      hoursProfileId: await edits.hoursOf('work'),
    })
    await edits.app.removeEffortPlan(edits.me, id)
    expect((await edits.app.readKeyResult(edits.me, id)).effortPlan).toBeNull()
  })

  test('on which work is recorded they stay', async () => {
    const objectiveId = await edits.addObjective()
    const id = await edits.addKeyResult(objectiveId, keyResults.effort)
    await edits.ask(({ ledger }) =>
      ledger.add(
        anEntry({ blockId: null, taskId: null, habitId: null, keyResultId: id, objectiveId, corrects: null }),
      ),
    )
    expect((await refusal(edits.app.removeKeyResult(edits.me, id))).code).toBe('work-recorded')
    expect((await refusal(edits.app.removeObjective(edits.me, objectiveId))).code).toBe('work-recorded')
  })
})

describe('milestones', () => {
  test('keep their order through changes, additions and removals', async () => {
    const { id, milestones } = await added()
    await edits.app.updateMilestone(edits.me, id, milestones[1]?.id ?? '', { title: 'TWO' })
    await edits.app.addMilestone(edits.me, id, { title: 'four', weight: 1 })
    await edits.app.removeMilestone(edits.me, id, milestones[0]?.id ?? '')
    await edits.app.addMilestone(edits.me, id, { title: 'five', weight: 1 })
    expect(await titles(id)).toEqual(['TWO', 'three', 'four', 'five'])
  })

  test('are reached once: saying it again does not change when', async () => {
    const { id, milestones } = await added()
    const reach = (done: boolean) =>
      edits.app.updateMilestone(edits.me, id, milestones[0]?.id ?? '', { done })
    const first = await reach(true)
    edits.goTo(MONDAY_MS + DAY_MS)
    expect((await reach(true)).doneAt).toBe(first.doneAt)
    expect((await reach(false)).doneAt).toBeNull()
    expect((await reach(true)).doneAt).toBe('2026-11-24T07:00:00.000Z')
  })

  test('belong to their own key result, and to that kind only', async () => {
    const [one, two] = [await added(), await added()]
    const foreign = edits.app.updateMilestone(edits.me, one.id, two.milestones[0]?.id ?? '', { done: true })
    expect((await refusal(foreign)).code).toBe('not-found')
    const removal = edits.app.removeMilestone(edits.me, one.id, two.milestones[0]?.id ?? '')
    expect((await refusal(removal)).code).toBe('not-found')
    const metric = await edits.addKeyResult(await edits.addObjective(), keyResults.metric)
    const refused = await refusal(edits.app.addMilestone(edits.me, metric, { title: 'x', weight: 1 }))
    expect(refused.expected).toContain('is of kind "metric"')
  })
})

describe('check-ins', () => {
  test('move a metric, now or in the past, never ahead of time', async () => {
    const id = await edits.addKeyResult(await edits.addObjective(), keyResults.metric)
    expect((await refusal(checkIn(id, null))).field).toBe('body.value')
    expect((await refusal(checkIn(id, 5, '2026-11-23T07:00:00.001Z'))).field).toBe('body.at')
    await checkIn(id, 40)
    await checkIn(id, 10, '2026-11-20T08:00:00Z')
    expect(await edits.app.readKeyResult(edits.me, id)).toMatchObject({
      current: 40,
      outcome: { progress: 0.4 },
    })
  })

  test.each(['milestone', 'effort'] as const)(
    'say nothing about the value of a key result of kind %s',
    async (kind) => {
      const id = await edits.addKeyResult(await edits.addObjective(), keyResults[kind])
      expect((await refusal(checkIn(id, 5))).field).toBe('body.value')
      expect(await checkIn(id, null)).toMatchObject({ confidence: 7, value: null })
    },
  )
})
