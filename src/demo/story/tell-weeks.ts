import { noteStreaks } from '#app/settle/note-streaks.ts'
import { layOut } from './lay-out.ts'
import {
  type Part,
  type ScriptedHabit,
  type ScriptedKeyResult,
  type ScriptedKpi,
  type ScriptedMilestone,
  WEEKS_BEFORE,
} from './script.ts'
import { known, tellTask } from './tell-goals.ts'
import { notedAt, tellRoom } from './tell-room.ts'
import { endOf, type PastBlock, tellBlock, tellUnconfirmed } from './tell-work.ts'
import type { Teller } from './teller.ts'

/** One look makes the tasks of four weeks; the last one hands on what last week left undone. */
const unfoldedIn: ReadonlySet<number> = new Set([0, 3, WEEKS_BEFORE])

type Happening = {
  readonly atMs: number
  readonly tell: () => Promise<unknown>
  /** Instead, for the last piece of work: nobody has said yet what became of it. */
  readonly leaveOpen?: () => Promise<unknown>
}

/** All that has happened since the quarter began, in the order in which it did. */
export async function tellWeeks(teller: Teller, part: Part): Promise<void> {
  const { calendar } = teller
  for (const kpi of part.kpis) await tellReadings(teller, kpi)
  const weeks = Array.from({ length: WEEKS_BEFORE + 1 }, (_, week) => week)
  const past = weeks
    .flatMap((week) => happeningsOf(teller, part, week))
    .concat(notedAt(teller).map((atMs) => ({ atMs, tell: () => tellRoom(teller, part) })))
    .filter(({ atMs }) => atMs <= calendar.nowMs)
    .sort((a, b) => a.atMs - b.atMs)
  const last = past.findLast(({ leaveOpen }) => leaveOpen !== undefined)
  for (const happening of past) {
    teller.clock.goTo(happening.atMs)
    await (happening === last ? happening.leaveOpen?.() : happening.tell())
  }
}

function happeningsOf(teller: Teller, part: Part, week: number): Happening[] {
  const { calendar } = teller
  const keyResults = part.objectives.flatMap((objective) => objective.keyResults)
  const tasks = part.tasks.filter(({ doneIn = WEEKS_BEFORE }) => doneIn === week)
  return [
    ...(unfoldedIn.has(week) ? [{ atMs: calendar.at(week, 1, '07:30'), tell: teller.unfold }] : []),
    ...tasks.map((task) => ({
      atMs: Math.min(calendar.at(week, 1, '08:00'), calendar.nowMs),
      tell: () => tellTask(teller, task),
    })),
    ...workOf(teller, part, week),
    ...part.habits.flatMap((habit) => habitOf(teller, habit, week)),
    ...keyResults.map((keyResult) => ({
      atMs: calendar.at(week, 5, '16:45'),
      tell: () => tellWord(teller, keyResult, week),
    })),
  ]
}

async function tellReadings(teller: Teller, { body, readings, notes }: ScriptedKpi): Promise<void> {
  const { mine, ids, calendar } = teller
  const kpiId = known(teller, body.title)
  const all = readings.map((value, week) => ({
    id: ids.next(),
    kpiId,
    value,
    atMs: calendar.at(week, 1, '08:30'),
    source: 'hand' as const,
    note: notes?.[week] ?? '',
  }))
  await mine.kpis.addReadings(all.filter(({ atMs }) => atMs <= calendar.nowMs))
}

type Work = {
  readonly minutes: number
  readonly done: number
  readonly itemId: () => Promise<string | null>
  readonly isOver: boolean
}

function workOf(teller: Teller, { objectives, tasks }: Part, week: number): Happening[] {
  const keyResults = objectives.flatMap((objective) => objective.keyResults)
  const wanted = [
    ...keyResults.flatMap(({ title, work = [] }) =>
      piecesOf(work[week]).map((piece, index) => ({
        ...piece,
        index,
        // Unfolding the next week closes what is open.
        isOver: week < WEEKS_BEFORE,
        itemId: () => weekTask(teller, title, week),
      })),
    ),
    ...tasks.flatMap(({ body, work, doneIn }) =>
      piecesOf(doneIn === week ? work : undefined).map((piece, index) => ({
        ...piece,
        index,
        isOver: false,
        itemId: async () => known(teller, body.title),
      })),
    ),
  ].sort((a, b) => a.index - b.index)
  const places = layOut(
    week,
    wanted.map(({ minutes }) => minutes),
  )
  return places.map(({ weekday, from }, index) =>
    workAt(teller, wanted[index]!, teller.calendar.at(week, weekday, from)),
  )
}

function workAt(teller: Teller, { minutes, done, itemId, isOver }: Work, startMs: number): Happening {
  const block = async (tell: (teller: Teller, past: PastBlock) => Promise<void>): Promise<void> => {
    const id = await itemId()
    if (id === null) return
    await tell(teller, { kind: 'task', itemId: id, startMs, minutes, done })
    if (!isOver) await closeWhenDone(teller, id)
  }
  return {
    atMs: startMs + minutes * 60_000,
    tell: () => block(tellBlock),
    leaveOpen: () => block(tellUnconfirmed),
  }
}

/** The minutes done and planned of "90 60/90". */
const piecesOf = (work: string | undefined): { readonly minutes: number; readonly done: number }[] =>
  (work ?? '')
    .split(' ')
    .filter((piece) => piece !== '')
    .map((piece) => {
      const [done = 0, minutes = done] = piece.split('/').map(Number)
      return { minutes, done }
    })

/** The task that the effort plan has made for the week. */
const weekTask = async ({ mine, calendar, idOf }: Teller, title: string, week: number) =>
  (await mine.tasks.findForWeek(known({ idOf }, title), calendar.dateOf(week, 1)))?.id ?? null

async function closeWhenDone({ mine, clock }: Teller, taskId: string): Promise<void> {
  const task = await mine.tasks.find(taskId)
  if (task === null || (await mine.ledger.sumMinutes({ taskId })) < task.minutes) return
  await mine.tasks.save({ ...task, status: 'done', doneAtMs: clock.now() })
}

function habitOf(teller: Teller, { body, done }: ScriptedHabit, week: number): Happening[] {
  const { calendar, mine, ids } = teller
  const days = done[week] ?? ''
  return Array.from(days, (weekday, index) => {
    const isLast = index === days.length - 1
    const itemId = known(teller, body.title)
    const startMs = calendar.at(week, Number(weekday), body.idealStart ?? '12:30')
    const past = { kind: 'habit', itemId, startMs, minutes: body.maxMinutes, done: body.maxMinutes } as const
    return {
      atMs: endOf(past),
      tell: async () => {
        await tellBlock(teller, past)
        if (isLast) await noteStreaks(mine, ids, endOf(past), itemId)
      },
    }
  })
}

/** What is said of a key result on a Friday: what was reached, the value, and how sure they are. */
async function tellWord(teller: Teller, keyResult: ScriptedKeyResult, week: number): Promise<void> {
  const { mine, ids, clock } = teller
  const id = known(teller, keyResult.title)
  if (keyResult.kind === 'milestone') await tellMilestones(teller, id, keyResult.milestones, week)
  const confidence = keyResult.confidence?.[week]
  if (confidence === undefined) return
  const value = keyResult.kind === 'metric' ? (keyResult.values?.[week] ?? null) : null
  const said = { value, confidence, note: keyResult.notes?.[week] ?? '' }
  await mine.checkIns.add({ ...said, id: ids.next(), keyResultId: id, atMs: clock.now() })
}

async function tellMilestones(
  { userId, edits, mine }: Teller,
  keyResultId: string,
  scripted: readonly ScriptedMilestone[],
  week: number,
): Promise<void> {
  const reached = new Set(scripted.filter(([, , reachedIn]) => reachedIn === week).map(([title]) => title))
  const keyResult = reached.size === 0 ? null : await mine.keyResults.find(keyResultId)
  if (keyResult?.kind !== 'milestone') return
  for (const { id } of keyResult.milestones.filter(({ title }) => reached.has(title)))
    await edits.updateMilestone(userId, keyResultId, id, { done: true })
}
