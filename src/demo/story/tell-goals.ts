import { completeGoal } from '#app/settle/goal-of-item.ts'
import { createHabit } from '#contracts/http/habit-routes.ts'
import { createKpi } from '#contracts/http/kpi-routes.ts'
import { keyResultBody } from '#contracts/http/key-result-routes.ts'
import { createObjective } from '#contracts/http/objective-routes.ts'
import { createTask } from '#contracts/http/task-routes.ts'
import type { z } from 'zod'
import {
  type Part,
  type ScriptedHabit,
  type ScriptedKeyResult,
  type ScriptedObjective,
  type ScriptedTask,
  WEEKS_BEFORE,
} from './script.ts'
import type { Teller } from './teller.ts'

/** What a person set out to do on the first Monday of the quarter. */
export async function tellGoals(teller: Teller, part: Part, cycleId: string): Promise<void> {
  const { userId, edits, idOf } = teller
  for (const { body } of part.kpis)
    idOf.set(body.title, await edits.createKpi(userId, createKpi.body.parse(body)))
  for (const objective of part.objectives) await tellObjective(teller, objective, cycleId)
  for (const habit of part.habits) await tellHabit(teller, habit)
}

async function tellObjective(teller: Teller, scripted: ScriptedObjective, cycleId: string): Promise<void> {
  const { userId, edits, idOf, mine } = teller
  const { body, below, team, keyResults } = scripted
  const parentId = below === undefined ? null : known(teller, below)
  const id = await edits.createObjective(userId, createObjective.body.parse({ ...body, cycleId, parentId }))
  idOf.set(body.title, id)
  if (team !== undefined) await mine.sharedGoals.place(id, known(teller, team))
  for (const keyResult of keyResults) {
    const whole = keyResultBody.parse(bodyOf(teller, keyResult))
    idOf.set(keyResult.title, await edits.createKeyResult(userId, id, whole))
  }
}

function bodyOf(teller: Teller, keyResult: ScriptedKeyResult): z.input<typeof keyResultBody> {
  const { title, hoursPerWeek } = keyResult
  const effortPlan =
    hoursPerWeek === undefined
      ? null
      : { targetMinutesPerWeek: hoursPerWeek * 60, maxBlockMinutes: hoursPerWeek > 2 ? 120 : 90 }
  const common = { title, effortPlan }
  switch (keyResult.kind) {
    case 'metric': {
      const { kind, unit, baseline, target, follows } = keyResult
      return {
        ...common,
        kind,
        unit,
        baseline,
        target,
        kpiId: follows === undefined ? null : known(teller, follows),
      }
    }
    case 'milestone': {
      const { kind, milestones } = keyResult
      return { ...common, kind, milestones: milestones.map(([name, weight]) => ({ title: name, weight })) }
    }
    case 'effort': {
      const { kind, measure, target } = keyResult
      return { ...common, kind, measure, target }
    }
  }
}

async function tellHabit(teller: Teller, { body, objective, hours }: ScriptedHabit): Promise<void> {
  const { userId, edits, idOf, mine } = teller
  const profile = (await mine.hours.list()).find(({ name }) => name === hours)
  const whole = {
    ...body,
    hoursProfileId: profile?.id ?? null,
    objectiveId: objective === undefined ? null : known(teller, objective),
  }
  idOf.set(body.title, await edits.createHabit(userId, createHabit.body.parse(whole)))
}

/** Tasks are written down on the Monday of the week in which they come up. */
export async function tellTask(teller: Teller, task: ScriptedTask): Promise<void> {
  const { userId, edits, idOf, clock, calendar } = teller
  const { body, serves, after, dueIn, doneIn = WEEKS_BEFORE } = task
  clock.goTo(calendar.at(doneIn, 1, '08:00'))
  const whole = {
    ...body,
    minBlockMinutes: Math.min(body.minutes ?? 60, 45),
    ...(serves === undefined ? {} : await goalOf(teller, serves)),
    afterTaskIds: after === undefined ? [] : [known(teller, after)],
    due: dueIn === undefined ? null : new Date(calendar.workingDay(dueIn)).toISOString(),
  }
  idOf.set(body.title, await edits.createTask(userId, createTask.body.parse(whole)))
}

const goalOf = ({ mine, idOf }: Teller, keyResult: string) =>
  completeGoal(mine, { keyResultId: known({ idOf }, keyResult), objectiveId: null })

export function known({ idOf }: Pick<Teller, 'idOf'>, title: string): string {
  const id = idOf.get(title)
  if (id === undefined) throw new Error(`The story speaks of "${title}" before it has told of it.`)
  return id
}
