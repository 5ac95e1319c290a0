import type { Repair, RepairChange } from '#core/planning/plan.ts'
import type { HoursRange, Problem } from '#core/planning/problem.ts'

/** A repair as whoever reads the plan would make it, by hand: it shares no code with the planner's own changes. */
export function applyRepair(problem: Problem, { change }: Repair): Problem {
  const changes = Array.isArray(change) ? (change as readonly RepairChange[]) : [change as RepairChange]
  return changes.reduce(apply, problem)
}

function apply(problem: Problem, { op, item, ...values }: RepairChange): Problem {
  if (op === 'raise-day-limit' || op === 'raise-stretch')
    return { ...problem, limits: { ...problem.limits, ...values } }
  if (op === 'extend-hours') return later(problem, String(values['hours']), Number(values['minutes']))
  if (op === 'drop-item') return dropped(problem, item!)
  const fields = op === 'drop-order' ? {} : fieldsOf(op, values)
  return {
    ...problem,
    tasks: (problem.tasks ?? []).map((task) =>
      task.id === item ? { ...task, after: otherThan(task.after, values['after']), ...fields } : task,
    ),
    habits: (problem.habits ?? []).map((habit) => (habit.id === item ? { ...habit, ...fields } : habit)),
  }
}

const otherThan = (ids: readonly string[] | null | undefined, id: unknown): string[] =>
  (ids ?? []).filter((other) => other !== id)

function fieldsOf(op: string, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (op === 'extend-due') return { due: values['to'] }
  if (op === 'soften-due') return { hardDue: false }
  return { ...values }
}

/** Each day of the profile ends later, at midnight at the latest. */
function later(problem: Problem, hours: string, minutes: number): Problem {
  const ranges = problem.hours[hours] ?? []
  const more: HoursRange[] = []
  for (let day = 1; day <= 7; day++) {
    const last = ranges
      .filter(({ days }) => days.includes(day))
      .map(({ to }) => to)
      .toSorted()
      .at(-1)
    if (last === undefined || last === '24:00') continue
    const end = Math.min(1440, Number(last.slice(0, 2)) * 60 + Number(last.slice(3)) + minutes)
    const clock = [Math.floor(end / 60), end % 60].map((part) => String(part).padStart(2, '0')).join(':')
    more.push({ days: [day], from: last, to: clock })
  }
  return { ...problem, hours: { ...problem.hours, [hours]: [...ranges, ...more] } }
}

/** Without the item and all that names it. */
export function dropped(problem: Problem, item: string): Problem {
  return {
    ...problem,
    tasks: (problem.tasks ?? [])
      .filter(({ id }) => id !== item)
      .map((task) => ({ ...task, after: otherThan(task.after, item) })),
    habits: (problem.habits ?? []).filter(({ id }) => id !== item),
    previous: (problem.previous ?? []).filter((block) => block.item !== item),
  }
}
